import { Client } from 'pg';

/** A statement as it went to the server, with the values it went with. */
export type Statement = { text: string; values: readonly unknown[] };

type Sent = string | { text?: string; values?: readonly unknown[] };
type Query = (this: Client, sent: Sent, ...rest: unknown[]) => unknown;

/** Every statement that `work` sends from this process, by whichever connection, in the order of sending. */
export async function captured(work: () => Promise<unknown>): Promise<Statement[]> {
  const prototype = Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  const statements: Statement[] = [];
  prototype.query = function (sent, ...rest) {
    const text = typeof sent === 'string' ? sent : sent.text;
    const values = typeof sent === 'string' ? rest.find(Array.isArray) : sent.values;
    if (text) statements.push({ text, values: (values as readonly unknown[] | undefined) ?? [] });
    return query.call(this, sent, ...rest);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return statements;
}

/** A value as PostgreSQL reads it from text; null stays null. */
export function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return `{${value.map(element).join(',')}}`;
  // A number or a truth is written in JSON as PostgreSQL reads it, too.
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
}

function element(value: unknown): string {
  const text = asText(value);
  return text === null ? 'NULL' : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
