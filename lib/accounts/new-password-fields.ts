import { z } from 'zod';

/** The two boxes of every form in which a password is chosen. The rules themselves need the account. */
export const newPasswordShape = {
  password: z.string().min(1, 'Придумайте новый пароль').max(1000, 'Пароль слишком длинный'),
  repeatPassword: z.string().min(1, 'Введите новый пароль ещё раз'),
};

type TwoBoxes = { password: string; repeatPassword: string };

export function sameTwice<Fields extends TwoBoxes>(fields: z.ZodType<Fields>) {
  return fields.refine(({ password, repeatPassword }) => password === repeatPassword, {
    path: ['repeatPassword'],
    error: 'Пароли не совпадают. Введите один и тот же пароль дважды.',
  });
}

export const newPasswordFields = sameTwice(z.object(newPasswordShape));

/** At the beginning of every form that changes how one signs in. */
export const presentPassword = z
  .string()
  .min(1, 'Введите нынешний пароль')
  .max(1000, 'Пароль слишком длинный');
