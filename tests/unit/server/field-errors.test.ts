import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldErrors } from '@/app/_server/field-errors';

const fields = z.object({
  row: z.enum(['name', 'phone']),
  login: z.string('Введите логин').min(3, 'Логин короче трёх знаков').max(2, 'Второе замечание'),
});

test('поле без своих слов об ошибке получает русские, поле со своими — первое из них', () => {
  const { error } = fields.safeParse({ row: 'x', login: '' });
  expect(error && fieldErrors(error)).toEqual({
    row: 'Проверьте это поле и заполните его заново',
    login: 'Логин короче трёх знаков',
  });
  const missing = fields.safeParse({}).error;
  expect(missing && fieldErrors(missing)).toEqual({
    row: 'Проверьте это поле и заполните его заново',
    login: 'Введите логин',
  });
});
