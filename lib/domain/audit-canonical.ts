/** An entry of the audit as the hash chain sees it: everything the row holds, as text. */
export type SealableEntry = {
  id: string;
  /** Microseconds since 1970-01-01 UTC, so that neither time zone nor precision of a reader changes it. */
  at: string;
  event: string;
  accountId: string | null;
  role: string | null;
  institutionId: string | null;
  subjectKind: string;
  subjectId: string;
  childId: string | null;
  /** JSON as the database writes it. */
  details: string;
};

const formatName = 'audit-entry-1';

/**
 * The one text that stands for the entry in the chain. Different entries never share a text: it is a JSON array, so a
 * character moved from one field into the next makes another text, and null is not the word «null».
 */
export function canonicalEntry(entry: SealableEntry): string {
  return JSON.stringify([
    formatName,
    entry.id,
    entry.at,
    entry.event,
    entry.accountId,
    entry.role,
    entry.institutionId,
    entry.subjectKind,
    entry.subjectId,
    entry.childId,
    canonicalJson(entry.details),
  ]);
}

const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/**
 * JSON without a choice in it: keys in order, no spaces. Numbers stay as written (1 is not 1.0, and one too long for
 * JavaScript keeps its digits): they become strings marked «n», and strings are marked «s».
 */
function canonicalJson(text: string): string {
  const marked = text.replace(stringOrNumber, (token) =>
    token.startsWith('"') ? `"s${token.slice(1)}` : `"n${token}"`,
  );
  return JSON.stringify(inOrder(JSON.parse(marked)));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, inOrder(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
