import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { looksLikeFormula } from '@/lib/domain/table-files';
import { cellValue } from './cell-value';
import type { TableRows } from './table-rows';

/** UTF-8 with its mark and semicolons: so Excel opens it here by a double click. */
export function writeCsv(columns: readonly string[], rows: TableRows): Readable {
  const text = stringify({ bom: true, delimiter: ';', record_delimiter: 'windows' });
  const source = Readable.from(cellRows(columns, rows));
  source.on('error', (error) => text.destroy(error));
  text.on('close', () => source.destroy());
  source.pipe(text);
  return text;
}

async function* cellRows(columns: readonly string[], rows: TableRows) {
  yield columns.map(shielded);
  for await (const row of rows) yield row.map(shielded);
}

/** An apostrophe in front keeps a spreadsheet from calculating what somebody typed. */
function shielded(value: unknown): string {
  const cell = cellValue(value);
  if (typeof cell === 'number') return String(cell);
  return looksLikeFormula(cell) ? `'${cell}` : cell;
}
