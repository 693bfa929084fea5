import type { Readable } from 'node:stream';
import type { TableKind } from '@/lib/domain/table-files';
import type { TableRows } from './table-rows';
import { writeCsv } from './write-csv';
import { writeXlsx } from './write-xlsx';

/**
 * A table as a stream of bytes, written while its rows are read: memory does not grow with them. An error of the rows
 * destroys the stream with it.
 */
export function writeTable(kind: TableKind, columns: readonly string[], rows: TableRows): Readable {
  return kind === 'xlsx' ? writeXlsx(columns, rows) : writeCsv(columns, rows);
}
