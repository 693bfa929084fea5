import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

type Row = Readonly<Record<string, unknown>>;

/** Writes rows as the database client names their fields; all of them have the same fields. */
export async function copyRows(client: Client, model: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const fields = Object.keys(first);
  const odd = rows.find((row) => Object.keys(row).length !== fields.length);
  if (odd) throw new Error(`Rows of ${model} differ: ${fields.join()} and ${Object.keys(odd).join()}`);
  const columns = fields.map((field) => client.escapeIdentifier(columnName(field))).join(', ');
  const copy = client.query(copyFrom(`COPY ${columnName(model)} (${columns}) FROM STDIN`));
  await pipeline(Readable.from(linesOf(rows, fields)), copy);
}

const linesAtOnce = 200;

function* linesOf(rows: readonly Row[], fields: readonly string[]): Generator<string> {
  for (let from = 0; from < rows.length; from += linesAtOnce) {
    const some = rows.slice(from, from + linesAtOnce);
    yield some.map((row) => `${fields.map((field) => cell(row[field])).join('\t')}\n`).join('');
  }
}

/** Tables and columns are called as models and fields are, in small letters with underscores. */
function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The text form of COPY. */
function cell(value: unknown): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) {
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')}`;
  }
  if (Array.isArray(value)) return escaped(`{${value.map((item) => JSON.stringify(item)).join(',')}}`);
  if (typeof value === 'object') return escaped(JSON.stringify(value));
  throw new Error('A cell is without a value');
}

const marks: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (mark) => marks[mark] ?? mark) : text;
}
