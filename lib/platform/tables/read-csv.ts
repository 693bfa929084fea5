import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { looksLikeFormula } from '@/lib/domain/table-files';
import { decodeCsv, separatorOf } from './csv-text';
import { refuseTable } from './refuse-table';

/** Longest row, characters: a quote that is never closed would swallow the rest of the file. */
const longestRow = 256 * 1024;

export async function* readCsv(file: Uint8Array): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter: separatorOf(file),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRow,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  const text = Readable.from(decodeCsv(file));
  text.pipe(parser);
  try {
    for await (const record of parser) yield cellsOf(record as string[]);
  } catch (error) {
    throw error instanceof CsvError ? refuseTable('broken_quotes') : error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

function cellsOf(record: readonly string[]): string[] {
  return record.every((cell) => cell.trim() === '') ? [] : record.map(withoutShield);
}

/** The apostrophe that keeps a spreadsheet from calculating is not part of the value. */
function withoutShield(cell: string): string {
  return cell.startsWith("'") && looksLikeFormula(cell.slice(1)) ? cell.slice(1) : cell;
}
