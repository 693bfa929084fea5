import { describe, expect, test } from 'vitest';
import { asText } from '@/tests/bench/queries/capture';
import { fitTogether, scriptOf } from '@/tests/bench/queries/pgbench';

describe('statements as a script of pgbench', () => {
  test('take their values from variables, and say what is absent', () => {
    const text = 'SELECT a FROM t\n WHERE b = $1::uuid AND c = $2 AND d = $1::uuid';
    expect(scriptOf([{ text, values: ['x y', null] }], 'v3')).toEqual({
      lines: ['SELECT a FROM t WHERE b = :v3_0_1::uuid AND c = NULL AND d = :v3_0_1::uuid;'],
      variables: ['v3_0_1=x y'],
    });
  });

  test('are none where the program would see a variable that is none', () => {
    expect(scriptOf([{ text: `SELECT x[1:2] WHERE t > '10:30'`, values: [] }], 'v')).toBeNull();
  });

  test('go another way where their values do not fit on a command line', () => {
    const script = (size: number) => ({ lines: [], variables: [`v=${'я'.repeat(size)}`] });
    expect(fitTogether([script(10), script(20), null])).toBe(true);
    expect(fitTogether([script(60_000)])).toBe(false);
    expect(fitTogether(Array.from({ length: 24 }, () => script(30_000)))).toBe(false);
  });

  test('write values as PostgreSQL reads them', () => {
    expect(asText(new Date('2026-01-02T03:04:05Z'))).toBe('2026-01-02T03:04:05.000Z');
    expect(asText(Uint8Array.from([1, 255]))).toBe('\\x01ff');
    expect(asText(['a "b"', null, 1])).toBe('{"a \\"b\\"",NULL,"1"}');
    expect(asText({ count: 1 })).toBe('{"count":1}');
  });
});
