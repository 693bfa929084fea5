import { describe, expect, test } from 'vitest';
import { isGuessable } from '@/lib/platform/common-passwords';

describe('guessable', () => {
  test.each([
    'password12',
    'P@ssw0rd2026',
    'gfhjkm123456',
    'пароль123456',
    'ghbdtn12345',
    'qwertyuiop',
    'йцукенгшщз',
    'фывапролджэ',
    'q1w2e3r4t5y6',
    'zaq12wsxcde3',
    '1234567890',
    'aaaaaaaaaaaaaaa',
    'любовьлюбовь',
    'сертификат2026',
    'кемерово42',
    'Наташа1985',
    '11.11.1985',
    'aB3$aB3$aB3$aB3$',
  ])('%s', async (password) => {
    expect(await isGuessable(password, [])).toBe(true);
  });

  test('by those who know the login', async () => {
    expect(await isGuessable('hvostikova7', ['hvostikova'])).toBe(true);
  });
});

describe('good', () => {
  test.each([
    'тихая река и три сосны',
    'ромашка-и-василёк',
    'жёлтый🌼лес и',
    'k7#nQ!2vZpL',
    'correct horse battery',
  ])('%s', async (password) => {
    expect(await isGuessable(password, ['petrova'])).toBe(false);
  });
});

test('a long one is looked at in a moment, whatever it holds', async () => {
  const odd = Array.from({ length: 128 }, (_, at) => String.fromCharCode(33 + ((at * 37) % 90))).join('');
  const started = performance.now();
  expect(await isGuessable(odd, [])).toBe(false);
  expect(performance.now() - started).toBeLessThan(2000);
});
