import type { GuardianshipGround } from './guardianship';
import { headingKey, type ChosenColumns, type ImportField } from './import-columns';

/** The cells of a row by the field they hold. */
export type RowCells = Readonly<Partial<Record<ImportField, string>>>;

export function pickCells(row: readonly string[], columns: ChosenColumns): RowCells {
  return Object.fromEntries(
    Object.entries(columns).map(([field, place]) => [field, (row[place] ?? '').trim().slice(0, 500)]),
  );
}

/** «Иванова Анна Петровна» in its parts; what follows the second word is the patronymic («Гасан оглы»). */
export function splitName(name: string): { surname: string; givenName: string; patronymic: string } {
  const [surname = '', givenName = '', ...rest] = name.trim().split(/\s+/);
  return { surname, givenName, patronymic: rest.join(' ') };
}

/** How lists call the grounds; a key as `headingKey` writes it. */
const grounds: Readonly<Record<string, GuardianshipGround>> = {
  родитель: 'parent',
  мать: 'parent',
  мама: 'parent',
  отец: 'parent',
  папа: 'parent',
  усыновитель: 'adoptive_parent',
  опекун: 'guardian',
  попечитель: 'trustee',
  'приемный родитель': 'foster_parent',
  'приемная мать': 'foster_parent',
  'приемный отец': 'foster_parent',
};

/** The ground a cell names; null for a word that names none. */
export function groundOf(text: string): GuardianshipGround | null {
  return grounds[headingKey(text)] ?? null;
}

/** «да» or «нет»; null when the cell says neither. */
export function yesOrNo(text: string): boolean | null {
  const key = headingKey(text);
  if (['да', 'тот же', 'та же', '1'].includes(key)) return true;
  return ['нет', 'другой', 'другая', '0'].includes(key) ? false : null;
}
