import type { Block } from '@/lib/papers/block';
import { factTable } from '@/lib/papers/fact-table';
import type { Sheet } from '@/lib/papers/sheet';
import { heading, paragraph, title } from '@/lib/papers/text-blocks';

export type HeldFact = { title: string; value: string };
export type HeldRecord = { title: string | null; facts: readonly HeldFact[] };
export type HeldSection = { title: string; note: string | null; records: readonly HeldRecord[] };

/** Everything held about a family, formatted for people. */
export type HeldData = { name: string; madeAt: string; sections: readonly HeldSection[] };

export const heldTitle = 'Мои данные';

/** Longest run of a value in one row: a row is never parted between pages. */
const longestRow = 900;

export function personalDataSheet({ name, madeAt, sections }: HeldData): Sheet {
  return {
    name: heldTitle,
    title: heldTitle,
    size: 10,
    blocks: [
      title(`${heldTitle}: ${name}`),
      paragraph(
        `Все сведения, которые портал хранил ${madeAt}. В файле есть номера документов: храните его так же, как сами документы.`,
      ),
      ...sections.flatMap(sectionBlocks),
    ],
  };
}

function sectionBlocks({ title: name, note, records }: HeldSection): Block[] {
  return [
    heading(name),
    ...(note === null ? [] : [paragraph(note)]),
    ...(records.length === 0 ? [paragraph('Нет.')] : []),
    ...records.flatMap(recordBlocks),
  ];
}

function recordBlocks({ title: name, facts }: HeldRecord): Block[] {
  const rows = facts.flatMap(({ title: label, value }) =>
    inRows(value).map((part, index) => ({ label: index === 0 ? label : '', value: part })),
  );
  const blocks = factTable(rows);
  return name === null ? blocks : [{ ...paragraph(name), keepWithNext: true }, ...blocks];
}

/** The lines of a value, as many to a row as surely fit a page. */
function inRows(value: string): string[][] {
  const rows: string[][] = [];
  let length = 0;
  for (const line of value.split('\n').flatMap(shortLines)) {
    const row = rows.at(-1);
    if (row && length + line.length <= longestRow && row.length < 20) row.push(line);
    else {
      rows.push([line]);
      length = 0;
    }
    length += line.length;
  }
  return rows;
}

function shortLines(line: string): string[] {
  return line.trim() === ''
    ? []
    : (line.match(new RegExp(`.{1,${longestRow}}(?:\\s|$)|.{1,${longestRow}}`, 'gu')) ?? []);
}
