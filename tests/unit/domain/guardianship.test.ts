import { expect, test } from 'vitest';
import { groundFault } from '@/lib/domain/guardianship';

test.each([
  ['guardian', 13, null],
  ['guardian', 14, 'Ребёнку уже есть 14 лет: выберите «Попечитель»'],
  ['trustee', 14, null],
  ['trustee', 13, 'Ребёнку нет 14 лет: выберите «Опекун»'],
  ['parent', 8, null],
  ['foster_parent', 16, null],
] as const)('%s of a child of %i', (ground, age, fault) => {
  expect(groundFault(ground, age)).toBe(fault);
});
