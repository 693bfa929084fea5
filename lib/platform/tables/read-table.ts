import type { TableKind } from '@/lib/domain/table-files';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';

/**
 * The rows of a table one after the other, each as the texts of its cells: of the first sheet, a date as 20.06.2019, an empty
 * row as an empty array, so that the n-th row is the n-th line of the file. Memory does not grow with the rows.
 * @throws Refusal when the file cannot be read or unpacks into more than a table ever holds
 */
export function readTable(file: Uint8Array, { kind }: { kind: TableKind }): AsyncIterable<string[]> {
  return kind === 'xlsx' ? readXlsx(file) : readCsv(file);
}
