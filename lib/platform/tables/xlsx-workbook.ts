import { posix } from 'node:path';
import { refuseTable } from './refuse-table';
import { readWholeXml } from './xml-events';
import type { ZipParts } from './zip-parts';

export type Workbook = {
  /** Name of the part that holds the first sheet. */
  sheet: string;
  strings: readonly string[];
  /** By the number of a cell's style: whether its number is a date. */
  dateStyles: readonly boolean[];
  /** Days are counted from 1904, as on old Macs. */
  from1904: boolean;
};

/** Most characters of all texts that a workbook shares between its cells. They are held in memory while it is read. */
const sharedLimit = 60_000_000;
/** Most of those texts: an empty one takes no characters and its place all the same. 50 000 wide rows share fewer. */
const mostStrings = 2_000_000;
/** Most looks of cells; a spreadsheet itself has no more than 65 490. */
const mostStyles = 100_000;

export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  let from1904 = false;
  let firstSheet: string | undefined;
  await readPart(zip, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = isOn(attributes.date1904);
      if (name === 'sheet') firstSheet ??= attributes['r:id'] ?? '';
    },
  });
  if (firstSheet === undefined) throw refuseTable('unreadable');
  return {
    sheet: await findSheet(zip, firstSheet),
    strings: await readStrings(zip),
    dateStyles: await readDateStyles(zip),
    from1904,
  };
}

async function findSheet(zip: ZipParts, relation: string): Promise<string> {
  let target: string | undefined;
  await readPart(zip, 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id === relation) target = Target;
    },
  });
  const named = target?.startsWith('/') ? target.slice(1) : posix.join('xl', target ?? '');
  const sheet = [named, 'xl/worksheets/sheet1.xml'].find((name) => zip.has(name));
  if (sheet === undefined) throw refuseTable('unreadable');
  return sheet;
}

async function readStrings(zip: ZipParts): Promise<string[]> {
  const strings: string[] = [];
  let length = 0;
  let current = '';
  let inText = false;
  let phonetic = false;
  await readPart(zip, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic = true;
      if (name === 't') inText = !phonetic;
    },
    text: (text) => {
      if (!inText) return;
      current += text;
      length += text.length;
      if (length > sharedLimit) throw refuseTable('too_heavy');
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic = false;
      if (name !== 'si') return;
      if (strings.push(current) > mostStrings) throw refuseTable('too_heavy');
    },
  });
  return strings;
}

/** Formats of dates that every spreadsheet knows by number. */
const builtInDates = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

async function readDateStyles(zip: ZipParts): Promise<boolean[]> {
  const own = new Map<string, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await readPart(zip, 'xl/styles.xml', {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(attributes.numFmtId ?? '', attributes.formatCode ?? '');
      if (own.size > mostStyles) throw refuseTable('too_heavy');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const format = attributes.numFmtId ?? '0';
      const dated = builtInDates.has(Number(format)) || showsDate(own.get(format) ?? '');
      if (styles.push(dated) > mostStyles) throw refuseTable('too_heavy');
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** A day, a month or a year is asked for outside of quotes and brackets. */
function showsDate(format: string): boolean {
  return /[dy]|[дг]{2}/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

async function readPart(zip: ZipParts, name: string, handlers: Parameters<typeof readWholeXml>[1]) {
  if (zip.has(name)) await readWholeXml(zip.read(name), handlers);
}

function isOn(flag: string | undefined): boolean {
  return flag === '1' || flag === 'true';
}
