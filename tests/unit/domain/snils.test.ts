import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatSnils, parseSnils } from '@/lib/domain/snils';
import { digits } from './arbitraries';

/** The check number by the words of the rule, apart from the code under test. */
function withCheckNumber(nine: string): string {
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += Number(nine.charAt(at)) * (9 - at);
  if (sum > 101) sum %= 101;
  return nine + (sum === 100 || sum === 101 ? '00' : String(sum).padStart(2, '0'));
}

const checkedNine = digits(9).filter((nine) => Number(nine) > 1_001_998);

describe('parseSnils', () => {
  test.each(['123-456-789 64', '12345678964', ' 123 456 789 64 ', '123–456–789-64', '123.456.789/64'])(
    'understands %s',
    (text) => {
      expect(parseSnils(text)).toBe('12345678964');
    },
  );

  test.each(['112-233-445 95', '087-654-303 00'])('knows the check number of %s', (text) => {
    expect(parseSnils(text)).toBe(text.replace(/\D/g, ''));
  });

  test.each([
    '',
    '123-456-789 65',
    '123-456-789',
    '1234567896',
    '123456789644',
    '123-456-789 6а',
    'СНИЛС 123-456-789 64',
    '000-000-000 00',
    '+12345678964',
  ])('refuses «%s»', (text) => {
    expect(parseSnils(text)).toBeNull();
  });

  test('numbers up to 001-001-998 have no check number', () => {
    expect(parseSnils('001-001-998 77')).toBe('00100199877');
    expect(parseSnils('000-000-001 00')).toBe('00000000100');
    expect(parseSnils('001-001-999 77')).toBeNull();
    expect(parseSnils(withCheckNumber('001001999'))).toBe(withCheckNumber('001001999'));
  });

  test('accepts a number with its own check number and with no other', () => {
    fc.assert(
      fc.property(checkedNine, fc.integer({ min: 0, max: 99 }), (nine, other) => {
        const right = withCheckNumber(nine);
        const tried = nine + String(other).padStart(2, '0');
        expect(parseSnils(right)).toBe(right);
        expect(parseSnils(tried)).toBe(tried === right ? right : null);
      }),
    );
  });

  // Sums of 99, 100, 101, 102, 201, 202 and 203
  test.each([
    '51000291999',
    '50320133300',
    '51022232500',
    '50321130601',
    '99011066700',
    '99003090700',
    '50386952401',
  ])('knows the check number at the turn of a hundred: %s', (number) => {
    expect(parseSnils(number)).toBe(number);
  });
});

test('is shown as 123-456-789 64, and read back', () => {
  expect(formatSnils('12345678964')).toBe('123-456-789 64');
  fc.assert(
    fc.property(checkedNine.map(withCheckNumber), (number) => parseSnils(formatSnils(number)) === number),
  );
});
