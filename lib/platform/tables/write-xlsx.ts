import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { cellValue } from './cell-value';
import type { TableRows } from './table-rows';
import { columnLetter, looksLikeFormula } from '@/lib/domain/table-files';
import { head, parts } from './xlsx-parts';

/** Texts stand in their cells and not in a list of shared ones: nothing has to be remembered to the end. */
export function writeXlsx(columns: readonly string[], rows: TableRows): Readable {
  const zip = new ZipFile();
  for (const [name, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), name);
  const sheet = Readable.from(sheetXml(columns, rows), { objectMode: false });
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  sheet.on('error', (error) => output.destroy(error));
  zip.on('error', (error: Error) => output.destroy(error));
  output.on('close', () => sheet.destroy());
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  return output;
}

/** So many rows are handed on at once. */
const together = 200;

const styles = { plain: 0, title: 1, shielded: 2 } as const;

async function* sheetXml(columns: readonly string[], rows: TableRows): AsyncGenerator<string> {
  yield `${head}${rowXml(columns, 1, styles.title)}`;
  let number = 1;
  let waiting = '';
  for await (const row of rows) {
    number += 1;
    waiting += rowXml(row, number, styles.plain);
    if (number % together !== 0) continue;
    yield waiting;
    waiting = '';
  }
  yield `${waiting}</sheetData></worksheet>`;
}

function rowXml(row: readonly unknown[], number: number, style: number): string {
  return `<row r="${number}">${row.map((value, at) => cellXml(cellValue(value), `${columnLetter(at)}${number}`, style)).join('')}</row>`;
}

function cellXml(cell: string | number, address: string, style: number): string {
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  if (cell === '') return '';
  // Text it is in any case; the mark keeps it text when somebody opens the cell and leaves it again.
  const look = looksLikeFormula(cell) ? styles.shielded : style;
  return `<c r="${address}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
