import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  groupedSecret,
  parseSecondStepCode,
  secondStepAddress,
  stepOfCode,
} from '@/lib/domain/second-step-code';

/** The secret of the examples of RFC 6238, appendix B, in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

describe('a code belongs to its half minute', () => {
  // Appendix B has eight digits; six are the last ones of them.
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('%i s after 1970: %s', (seconds, code) => {
    expect(stepOfCode(secret, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  test('and to the one before and after it, no further', () => {
    const seconds = 1_111_111_111;
    const step = Math.floor(seconds / 30);
    const seen = [-90, -60, -30, 0, 30, 60, 90].map((late) =>
      stepOfCode(secret, '050471', at(seconds + late)),
    );
    expect(seen).toEqual([null, null, step, step, step, null, null]);
  });

  test('another secret has other codes', () => {
    expect(stepOfCode('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', '050471', at(1_111_111_111))).toBeNull();
  });
});

describe('as typed', () => {
  test.each([
    ['050471', '050471'],
    ['050 471', '050471'],
    [' 050\u00a0471 ', '050471'],
    ['050-471', '050471'],
    ['50471', null],
    ['0504711', null],
    ['05047О', null],
    ['', null],
  ])('«%s»', (typed, code) => {
    expect(parseSecondStepCode(typed)).toBe(code);
  });

  test('whatever else is typed is six digits or nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const code = parseSecondStepCode(text);
        return code === null || /^\d{6}$/.test(code);
      }),
    );
  });
});

test('the address for the app names the portal and the login', () => {
  const address = new URL(secondStepAddress(secret, { site: 'certificate.example.ru', login: 'o.petrova' }));
  expect(address.protocol).toBe('otpauth:');
  expect(decodeURIComponent(address.pathname)).toContain('certificate.example.ru:o.petrova');
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    secret,
    issuer: 'certificate.example.ru',
    digits: '6',
    period: '30',
    algorithm: 'SHA1',
  });
});

test('the secret for typing stands in groups of four', () => {
  expect(groupedSecret(secret)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
});
