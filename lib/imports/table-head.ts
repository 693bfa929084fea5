import { readTable } from '@/lib/platform/tables/read-table';
import type { TableKind } from '@/lib/domain/table-files';
import { seal, unsealText } from '@/lib/platform/encryption';

/** What the page shows of a file before its columns are known. */
export type TableHead = {
  fileName: string;
  /** The first lines, as they stand. */
  lines: string[][];
};

/** So many lines are shown, and the headings are looked for among them. */
const shownLines = 10;
const shownCells = 40;

/** Reads the first lines; that the file opens at all is known from then on. */
export async function readHead(file: Uint8Array, kind: TableKind): Promise<string[][]> {
  const lines: string[][] = [];
  for await (const cells of readTable(file, { kind })) {
    lines.push(cells.slice(0, shownCells).map((cell) => cell.slice(0, 200)));
    if (lines.length >= shownLines) break;
  }
  return lines;
}

export function sealHead(importId: string, head: TableHead) {
  return seal(`table_import.head:${importId}`, JSON.stringify(head));
}

/** Null when it is destroyed. */
export function unsealHead(importId: string, sealed: Uint8Array | null): TableHead | null {
  return sealed === null
    ? null
    : (JSON.parse(unsealText(`table_import.head:${importId}`, sealed)) as TableHead);
}
