import type { RowCells } from '@/lib/domain/import-row';
import { seal, unsealText } from '@/lib/platform/encryption';

export type RowContent = {
  cells: RowCells;
  /** Sentences: why it is left out, or what it looks like. */
  why: string[];
};

export function sealRow(rowId: string, content: RowContent) {
  return seal(`import_row.content:${rowId}`, JSON.stringify(content));
}

export function unsealRow(rowId: string, sealed: Uint8Array): RowContent {
  return JSON.parse(unsealText(`import_row.content:${rowId}`, sealed)) as RowContent;
}
