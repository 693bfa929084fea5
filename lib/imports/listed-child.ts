import { parseDate } from '@/lib/domain/dates';
import type { RowCells } from '@/lib/domain/import-row';
import { parseSnils } from '@/lib/domain/snils';
import { listedChildIndex, snilsIndex } from '@/lib/platform/sealed-fields';
import { nameOf } from './read-family';

/** Of which child a row speaks, as far as it can be read: so its destruction finds the row, also one that was refused. */
export function listedChild(cells: RowCells) {
  const born = parseDate(cells.childBirthDate ?? '');
  const snils = parseSnils(cells.childSnils ?? '');
  return {
    childNameIndex: listedChildIndex(nameOf(cells, 'child'), born && born.toString()),
    childSnilsIndex: snils === null ? null : snilsIndex(snils),
  };
}
