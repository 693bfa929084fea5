import { expect, test } from 'vitest';
import { typedLogin } from '@/lib/domain/logins';

test('signs nobody sees are no part of a login: the database takes some of them for an error', () => {
  expect(typedLogin.parse(' ivanova\u0000\u202e ')).toBe('ivanova');
  expect(typedLogin.parse('Ivanova.7\ud800')).toBe('Ivanova.7');
});

test.each([
  ['', 'Введите логин'],
  [' \u0000 ', 'Введите логин'],
  [undefined, 'Введите логин'],
  ['x'.repeat(101), 'Логин не бывает таким длинным, проверьте его'],
  [['ivanova'], 'Заполните это поле текстом'],
])('%o is refused: %s', (typed, sentence) => {
  expect(typedLogin.safeParse(typed).error?.issues[0]?.message).toBe(sentence);
});
