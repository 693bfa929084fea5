import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counted, plural } from '@/lib/domain/plural';

const days = (n: number) => plural(n, 'день', 'дня', 'дней');

test.each([
  [0, 'дней'],
  [1, 'день'],
  [2, 'дня'],
  [4, 'дня'],
  [5, 'дней'],
  [10, 'дней'],
  [11, 'дней'],
  [12, 'дней'],
  [14, 'дней'],
  [15, 'дней'],
  [20, 'дней'],
  [21, 'день'],
  [22, 'дня'],
  [100, 'дней'],
  [101, 'день'],
  [111, 'дней'],
  [112, 'дней'],
  [122, 'дня'],
  [-1, 'день'],
  [-2, 'дня'],
  [2.5, 'дня'],
])('%d %s', (n, word) => {
  expect(days(n)).toBe(word);
});

test('agrees with the rules of Unicode', () => {
  const rules = new Intl.PluralRules('ru');
  const words = { one: 'день', few: 'дня', many: 'дней', other: 'дня', zero: 'дней', two: 'дня' };
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), (n) => days(n) === words[rules.select(n)]));
});

test('a number stays beside its word', () => {
  expect(counted(2, 'день', 'дня', 'дней')).toBe('2\u00a0дня');
});
