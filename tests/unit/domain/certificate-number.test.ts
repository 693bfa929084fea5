import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  certificateNumber,
  formatCertificateNumber,
  nearNumbers,
  parseCertificateNumber,
} from '@/lib/domain/certificate-number';
import { digits } from './arbitraries';

describe('certificateNumber', () => {
  test('is region, municipality and a tail of six digits', () => {
    expect(certificateNumber('42', '07', 2)).toBe('4207000002');
    expect(certificateNumber('04', '00', 0)).toBe('0400000000');
    expect(certificateNumber('42', '07', 999_999)).toBe('4207999999');
  });

  test.each([
    ['4', '07', 2],
    ['42', '7', 2],
    ['42', '007', 2],
    ['4a', '07', 2],
    ['42', '07', -1],
    ['42', '07', 1_000_000],
    ['42', '07', 1.5],
    ['42', '07', Number.NaN],
  ])('refuses %s, %s, %d', (region, municipality, tail) => {
    expect(() => certificateNumber(region, municipality, tail)).toThrow(RangeError);
  });

  test('gives different numbers for different tails', () => {
    const tail = fc.integer({ min: 0, max: 999_999 });
    fc.assert(
      fc.property(
        tail,
        tail,
        (a, b) => (certificateNumber('42', '07', a) === certificateNumber('42', '07', b)) === (a === b),
      ),
    );
  });
});

describe('what people see and type', () => {
  test('is shown grouped, with no-break spaces', () => {
    expect(formatCertificateNumber('4207000002')).toBe('42\u00a007\u00a0000\u00a0002');
  });

  test.each([
    '4207000002',
    '42 07 000 002',
    ' 42-07-000-002 ',
    '42.07.000.002',
    '№ 4207000002',
    '42\u00a007\u00a0000\u00a0002',
    '420 700 00 02',
    '«4207000002»',
  ])('understands %s', (text) => {
    expect(parseCertificateNumber(text)).toBe('4207000002');
  });

  test.each(['', '420700000', '42070000022', '42O7000002', 'сертификат 4207000002', '٤٢٠٧٠٠٠٠٠٢'])(
    'refuses «%s»',
    (text) => {
      expect(parseCertificateNumber(text)).toBeNull();
    },
  );

  test('reads back every number that is shown', () => {
    fc.assert(
      fc.property(digits(10), (number) => parseCertificateNumber(formatCertificateNumber(number)) === number),
    );
  });
});

describe('nearNumbers', () => {
  const differences = (a: string, b: string) => [...a].filter((digit, at) => digit !== b.charAt(at)).length;

  test('finds a wrong digit and swapped neighbours, at either end too', () => {
    const near = nearNumbers('4207000002');
    expect(near).toContain('4207000003');
    expect(near).toContain('5207000002');
    expect(near).toContain('2407000002');
    expect(near).toContain('4207000020');
    expect(near).not.toContain('4207000002');
    expect(near).not.toContain('4207000013');
    expect(near).not.toContain('4270000020');
  });

  test('has 9 digits for each place and each pair of different neighbours, once', () => {
    expect(nearNumbers('4207000002')).toHaveLength(90 + 5);
    expect(nearNumbers('0000000000')).toHaveLength(90);
    expect(nearNumbers('0123456789')).toHaveLength(90 + 9);
  });

  test('is what one slip makes, and a slip leads back', () => {
    fc.assert(
      fc.property(digits(10), (number) => {
        const near = nearNumbers(number);
        expect(new Set(near).size).toBe(near.length);
        for (const other of near) {
          expect(other).toMatch(/^\d{10}$/);
          expect([1, 2]).toContain(differences(number, other));
        }
        const [first = ''] = near;
        expect(nearNumbers(first)).toContain(number);
      }),
    );
  });
});
