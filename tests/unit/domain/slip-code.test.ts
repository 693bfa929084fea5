import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatSlipCode, newSlipCode, slipCodeReadings } from '@/lib/domain/slip-code';

const code = 'K7M4X2PHT96ACE3';
const made = () => newSlipCode((limit) => randomInt(limit));

describe('a new code', () => {
  test('has more than sixty bits of signs nobody mixes up', () => {
    const signs = new Set(Array.from({ length: 400 }, made).join(''));
    expect([...signs].sort().join('')).toBe('23456789ACEHKMPTXY');
    expect(made()).toHaveLength(15);
    expect(15 * Math.log2(signs.size)).toBeGreaterThan(60);
  });

  test('is printed in groups', () => {
    expect(formatSlipCode(code)).toBe('K7M4X-2PHT9-6ACE3');
  });
});

describe('a typed code', () => {
  test.each([
    ['as printed', 'K7M4X-2PHT9-6ACE3'],
    ['in small letters with spaces', ' k7m4x 2pht9 6ace3 '],
    ['with long dashes', 'K7M4X—2PHT9–6ACE3'],
    ['in Russian letters that look alike', 'К7М4Х-2РНТ9-6АСЕ3'],
    ['with З for 3', 'K7M4X-2PHT9-6ACEЗ'],
    ['on the Latin keys while the Russian layout was on', 'Л7Ь4Ч-2ЗРЕ9-6ФСУ3'],
    ['the same in small letters', 'л7ь4ч2зре96фсу3'],
  ])('%s', (_how, typed) => {
    expect(slipCodeReadings(typed)).toContain(code);
  });

  test('an ordinary password is none', () => {
    for (const typed of ['', 'certificate-2026-test', 'тихая река и три сосны', code.slice(1), `${code}7`]) {
      expect(slipCodeReadings(typed)).toEqual([]);
    }
  });

  test('whatever is made and however it is spaced, it is read again', () => {
    const signs = fc.array(fc.nat(17), { minLength: 15, maxLength: 15 });
    const marks = fc.array(fc.constantFrom('', ' ', '-', '–'), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(signs, marks, fc.boolean(), (numbers, between, small) => {
        const left = [...numbers];
        const one = newSlipCode(() => left.shift() ?? 0);
        const typed = Array.from(one, (sign, at) => sign + (between[at] ?? '')).join('');
        expect(slipCodeReadings(small ? typed.toLowerCase() : typed)).toContain(one);
      }),
    );
  });

  test('no text is too strange to be read', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => slipCodeReadings(text).length <= 2));
  });
});
