import { refuseTable } from './refuse-table';
import { cellText, type FoundCell } from './xlsx-cell';
import { readWorkbook, type Workbook } from './xlsx-workbook';
import { readXml } from './xml-events';
import { openZip } from './zip-parts';

/** As many as a spreadsheet has. */
const mostRows = 1_048_576;
/** Cells further to the right are not read: no list of the portal is that wide. */
const mostColumns = 256;
/** Most cells of a sheet, those not read as well: a hundred in each of 50 000 rows. */
const mostCells = 5_000_000;
/** Longest text of a cell in a spreadsheet. */
const longestCell = 32_767;

export async function* readXlsx(file: Uint8Array): AsyncGenerator<string[]> {
  const zip = await openZip(file);
  const workbook = await readWorkbook(zip);
  const sheet = new SheetRows(workbook);
  const steps = readXml(zip.read(workbook.sheet), sheet.handlers);
  try {
    while (!(await steps.next()).done) yield* sheet.take();
  } finally {
    await steps.return(undefined);
  }
}

/** Gathers the rows of a sheet from its tags; rows left out in the file are empty ones. */
class SheetRows {
  readonly #workbook: Workbook;
  #found: string[][] = [];
  #count = 0;
  #row: string[] = [];
  #rowNumber = 0;
  #column = 0;
  #cells = 0;
  #cell: FoundCell | null = null;
  #inValue = false;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  readonly handlers = {
    open: (name: string, attributes: Readonly<Record<string, string>>) => {
      if (name === 'row') this.#openRow(Number(attributes.r) || this.#count + 1);
      else if (name === 'c') this.#openCell(attributes);
      else if ((name === 'v' || name === 't') && this.#cell) this.#inValue = true;
    },
    text: (text: string) => {
      if (!this.#inValue || !this.#cell) return;
      this.#cell.value += text;
      if (this.#cell.value.length > longestCell) throw refuseTable('too_heavy');
    },
    close: (name: string) => {
      if (name === 'v' || name === 't') this.#inValue = false;
      else if (name === 'c') this.#closeCell();
      else if (name === 'row') this.#closeRow();
    },
  };

  *take(): Generator<string[]> {
    const found = this.#found;
    this.#found = [];
    yield* found;
  }

  #openRow(number: number): void {
    if (number > mostRows || number <= this.#count) throw refuseTable('unreadable');
    this.#rowNumber = number;
    this.#row = [];
    this.#column = 0;
  }

  #openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    this.#cells += 1;
    if (this.#cells > mostCells) throw refuseTable('too_heavy');
    const column = r === undefined ? this.#column : columnOf(r);
    this.#column = column + 1;
    this.#cell = column < mostColumns ? { column, type: t ?? 'n', style: Number(s ?? 0), value: '' } : null;
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell || cell.value === '') return;
    while (this.#row.length < cell.column) this.#row.push('');
    this.#row[cell.column] = cellText(cell, this.#workbook);
  }

  #closeRow(): void {
    for (this.#count += 1; this.#count < this.#rowNumber; this.#count += 1) this.#found.push([]);
    this.#found.push(this.#row.every((cell) => cell.trim() === '') ? [] : this.#row);
  }
}

/** «C7» → 2 */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const place = letter.charCodeAt(0) - 64;
    if (place < 1 || place > 26) break;
    column = column * 26 + place;
    if (column > 20_000) break;
  }
  return column - 1;
}
