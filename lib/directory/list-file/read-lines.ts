import { readRights, type ToldRight } from '@/lib/domain/right-list';
import {
  closedColumn,
  codeColumn,
  fileColumns,
  fileFields,
  rightColumns,
  rightFields,
  titleOf,
  type FileCard,
  type FileField,
  type RightColumn,
} from './columns';

/** Where each known column stands in the file. */
export type Places = ReadonlyMap<string, number>;

export function placesOf(head: readonly string[]): Places {
  const titles = new Map<string, string>([
    [fold(codeColumn), codeColumn],
    [fold(closedColumn), closedColumn],
    ...[...fileFields, ...rightFields].map((field) => [fold(titleOf(field)), field] as const),
  ]);
  return new Map(
    head.flatMap((cell, at) => {
      const name = titles.get(fold(cell));
      return name === undefined ? [] : [[name, at] as const];
    }),
  );
}

/** Two spellings of one name. */
export function fold(text: string): string {
  return text.replaceAll('\uFEFF', '').trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');
}

/** A sign that a spreadsheet would take for a formula is written with an apostrophe before it. */
export function textAt(cells: readonly string[], at: number | undefined): string {
  return at === undefined ? '' : (cells[at] ?? '').trim().replace(/^'(?=[=+\-@])/, '');
}

export type ReadLine = {
  code: string | null;
  card: Partial<FileCard>;
  rights: Partial<Record<RightColumn, ToldRight[]>>;
  /** «Закрыто с» as it stands in the file; null when there is no such column. */
  closed: string | null;
  faults: string[];
  /** What a new institution would need and the file has no column for. */
  missing: string[];
};

export function readLine(cells: readonly string[], places: Places): ReadLine {
  const card: Partial<Record<FileField, unknown>> = {};
  const rights: ReadLine['rights'] = {};
  const faults: string[] = [];
  for (const field of fileFields) {
    if (!places.has(field)) continue;
    const reading = fileColumns[field].read(textAt(cells, places.get(field)));
    if ('value' in reading) card[field] = reading.value;
    else faults.push(`${fileColumns[field].title}: ${reading.sentence}`);
  }
  for (const column of rightFields) {
    if (!places.has(column)) continue;
    const { title, words, example } = rightColumns[column];
    const told = readRights(textAt(cells, places.get(column)), words);
    if (told) rights[column] = told;
    else faults.push(`${title}: пишется так: ${example}`);
  }
  const code = textAt(cells, places.get(codeColumn));
  const missing = fileFields.filter((field) => fileColumns[field].needed && !places.has(field));
  return {
    code: code === '' ? null : code,
    // Each value was read by the rule of its own column.
    card: card as Partial<FileCard>,
    rights,
    closed: places.has(closedColumn) ? textAt(cells, places.get(closedColumn)) : null,
    faults,
    missing: missing.map((field) => `В файле нет столбца «${fileColumns[field].title}»`),
  };
}
