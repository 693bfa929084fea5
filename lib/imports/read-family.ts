import { groundOf, splitName, type RowCells } from '@/lib/domain/import-row';
import { registerFamilyFields, type NewFamily } from '@/lib/families/register-fields';

/** A row by the rules of the form «Записать семью»: the family, or everything that is wrong with it. */
export function readFamily(cells: RowCells): { family: NewFamily } | { faults: string[] } {
  const child = nameOf(cells, 'child');
  const parent = nameOf(cells, 'parent');
  // Without a column every adult of the list is a parent: the page says so where columns are chosen.
  const ground = cells.ground === undefined ? 'parent' : groundOf(cells.ground);
  const parsed = registerFamilyFields.safeParse({
    ...parent,
    birthDate: cells.parentBirthDate ?? '',
    snils: cells.parentSnils ?? '',
    sameParent: '',
    children: '1',
    child1Surname: child.surname,
    child1GivenName: child.givenName,
    child1Patronymic: child.patronymic,
    child1BirthDate: cells.childBirthDate ?? '',
    child1Snils: cells.childSnils ?? '',
    child1GroupName: cells.groupName ?? '',
    child1Ground: ground ?? 'parent',
  });
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${whose(path)}${message}`)),
    ...(ground === null
      ? [
          'Кем приходится ребёнку: напишите «родитель», «усыновитель», «опекун», «попечитель» или «приёмный родитель»',
        ]
      : []),
  ];
  return parsed.success && faults.length === 0 ? { family: parsed.data } : { faults };
}

/** Faults of the child say so themselves. */
function whose(path: readonly PropertyKey[]): string {
  return String(path[0] ?? '').startsWith('child') ? '' : 'Взрослый. ';
}

/** Columns for the parts of a name count before the one that holds all of it. */
export function nameOf(cells: RowCells, who: 'child' | 'parent') {
  const whole = splitName(cells[`${who}Name`] ?? '');
  return {
    surname: cells[`${who}Surname`] ?? whole.surname,
    givenName: cells[`${who}GivenName`] ?? whole.givenName,
    patronymic: cells[`${who}Patronymic`] ?? whole.patronymic,
  };
}
