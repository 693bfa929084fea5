import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney } from '@/lib/domain/money';

test.each([
  ['12345.67', '12\u00a0345,67\u00a0₽'],
  [12345.67, '12\u00a0345,67\u00a0₽'],
  ['0', '0,00\u00a0₽'],
  [-0, '0,00\u00a0₽'],
  ['1000', '1\u00a0000,00\u00a0₽'],
  ['1234567.5', '1\u00a0234\u00a0567,50\u00a0₽'],
  ['-1500.00', '−1\u00a0500,00\u00a0₽'],
  // A float would have lost the kopecks here
  ['90071992547409931.37', '90\u00a0071\u00a0992\u00a0547\u00a0409\u00a0931,37\u00a0₽'],
])('%s is shown as %s', (amount, shown) => {
  expect(formatMoney(amount)).toBe(shown);
});

test.each(['', 'много', '12,5', '1e5', ' 1', Number.NaN, Number.POSITIVE_INFINITY])(
  'refuses «%s» instead of printing nonsense',
  (amount) => {
    expect(() => formatMoney(amount)).toThrow(RangeError);
  },
);

test('shows every kopeck of any amount', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 17n }),
      fc.integer({ min: 0, max: 99 }),
      (whole, kopecks) => {
        const shown = formatMoney(`${whole}.${String(kopecks).padStart(2, '0')}`);
        expect(shown.replace(/\D/g, '')).toBe(`${whole}${String(kopecks).padStart(2, '0')}`);
        expect(shown).not.toContain(' ');
      },
    ),
  );
});
