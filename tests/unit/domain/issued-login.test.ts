import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { issuedLogin } from '@/lib/domain/issued-login';
import { newLogin } from '@/lib/domain/logins';
import { inLatinLetters } from '@/lib/domain/transliteration';

const below = (limit: number) => randomInt(limit);

test.each([
  ['Соколова', /^sokolova[2-9]{5}$/],
  ['Щёголева-Южная', /^schegolevayuzh[2-9]{5}$/],
  ['Ли', /^li[2-9]{5}$/],
  ['Э', /^semya[2-9]{5}$/],
  ["О'Нил", /^onil[2-9]{5}$/],
])('%s', (surname, login) => {
  expect(issuedLogin(surname, 5, below)).toMatch(login);
});

test('the letters are those of the surname', () => {
  expect(inLatinLetters('Съёмщик Жюльвернович')).toBe('semschik zhyulvernovich');
});

test('any surname makes a login that people may have, without 0 and 1', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer({ min: 5, max: 8 }),
      (surname, count) => {
        const login = issuedLogin(surname, count, below);
        expect(newLogin.parse(login)).toBe(login);
        expect(login).not.toMatch(/[01]/);
      },
    ),
  );
});
