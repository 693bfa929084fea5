import { expect, test } from 'vitest';
import { groundFault, guardianshipGrounds } from '@/lib/domain/guardianship';

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

test('of somebody known the ground is named without the age that a form asks about', () => {
  expect(guardianshipGrounds.guardian.title).toBe('Опекун');
  expect(guardianshipGrounds.guardian.choice).toContain('нет 14 лет');
  for (const { title } of Object.values(guardianshipGrounds)) expect(title).not.toContain('14');
});
