import { z } from 'zod';
import { field, required, type Reading } from '@/lib/domain/field-text';

const rule =
  'Логин — от 4 до 40 знаков: латинские буквы, цифры, точка, дефис и подчёркивание. Начинается и кончается буквой или цифрой.';

/** A login a person chooses: kept in small letters, typed in any. */
export const newLogin = z
  .string()
  .trim()
  .min(1, 'Введите новый логин')
  .transform((login) => login.toLowerCase())
  .refine((login) => /^(?=.{4,40}$)[a-z0-9](?:[a-z0-9._-]*[a-z0-9])$/.test(login), { error: rule });

/** A login as somebody types it to get in. */
export const typedLogin = field(
  required('Введите логин', (login): Reading<string> =>
    login.length > 100 ? { sentence: 'Логин не бывает таким длинным, проверьте его' } : { value: login },
  ),
);
