import { toCyrillicTwins, toLatinTwins } from '@/lib/domain/look-alikes';

const largestNumeral = 40;
const numerals = new Set(Array.from({ length: largestNumeral }, (_, at) => romanNumeral(at + 1)));

/** On a keyboard without Roman numerals people type these for I, II, III and V. */
const typedForRoman = new Map([
  ['1', 'I'],
  ['|', 'I'],
  ['П', 'II'],
  ['Ш', 'III'],
  ['Y', 'V'],
]);

/** The series of a Russian birth certificate as printed («I-ЛО»), whatever alphabet it was typed in, or null. */
export function parseBirthCertificateSeries(text: string): string | null {
  const typed = text.normalize('NFC').replace(/[\s.\-‐‑‒–—−_]/g, '');
  const numeral = romanFrom(typed.slice(0, -2));
  const letters = toCyrillicTwins(typed.slice(-2).toUpperCase().replaceAll('0', 'О'));
  return numerals.has(numeral) && /^[А-Я]{2}$/.test(letters) ? `${numeral}-${letters}` : null;
}

function romanFrom(typed: string): string {
  // The small «l» goes first: as a capital it would be the numeral 50
  return [...typed.replaceAll('l', 'I')]
    .map((letter) => toLatinTwins(letter.toUpperCase()))
    .map((letter) => typedForRoman.get(letter) ?? letter)
    .join('');
}

function romanNumeral(value: number): string {
  const signs: [number, string][] = [
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let left = value;
  let numeral = '';
  for (const [worth, sign] of signs) {
    numeral += sign.repeat(Math.floor(left / worth));
    left %= worth;
  }
  return numeral;
}
