import { headingKey, knownField, type ChosenColumns, type ImportField } from '@/lib/domain/import-columns';
import type { ImportKind } from '@/lib/domain/table-import';
import { now } from '@/lib/platform/clock';
import { database, type Transaction } from '@/lib/platform/database';
import { searchIndex } from '@/lib/platform/encryption';
import { placeKey, type ImportPlace } from './import-place';

type Headings = Readonly<Record<string, ImportField>>;

/** A keyed hash: where a file has no headings its first line is a child, and nothing of it is kept. */
function hashOf(heading: string): string {
  return Buffer.from(searchIndex('import.heading', headingKey(heading))).toString('hex');
}

/** Remembers which heading stands for what; the next list of this place is matched by it. */
export async function rememberColumns(
  tx: Transaction,
  place: ImportPlace,
  kind: ImportKind,
  { columns, headings }: { columns: ChosenColumns; headings: readonly string[] },
): Promise<void> {
  const known: Headings = Object.fromEntries(
    (Object.entries(columns) as [ImportField, number][]).flatMap(([field, at]) => {
      const heading = headings[at] ?? '';
      return headingKey(heading) === '' ? [] : [[hashOf(heading), field]];
    }),
  );
  const key = { placeId: placeKey(place), kind };
  const data = { headings: known, changedAt: now() };
  await tx.importColumnMemory.upsert({
    where: { placeId_kind: key },
    create: { ...key, ...data },
    update: data,
  });
}

/** Columns as this place chose them before; what it never chose goes by what schools usually write. */
export async function recallColumns(
  place: ImportPlace,
  kind: ImportKind,
  headings: readonly string[],
  fields: readonly ImportField[],
): Promise<ChosenColumns> {
  const memory = await database().importColumnMemory.findUnique({
    where: { placeId_kind: { placeId: placeKey(place), kind } },
  });
  const remembered = (memory?.headings ?? {}) as Headings;
  const columns: Partial<Record<ImportField, number>> = {};
  for (const [at, heading] of headings.entries()) {
    if (headingKey(heading) === '') continue;
    const field = remembered[hashOf(heading)] ?? knownField(heading, fields);
    if (field && fields.includes(field)) columns[field] ??= at;
  }
  return columns;
}
