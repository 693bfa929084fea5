import { inLatinLayout } from './keyboard-layout';
import { toLatinTwins } from './look-alikes';

/**
 * Letters that look the same in both alphabets, and digits: the code may be typed with the Russian keyboard as well as
 * with the Latin one. What is easily taken for one of them (О, З, Б, В, S, Z) is not among them.
 */
const alphabet = 'ACEHKMPTXY23456789';
/** 18 signs in 15 places: more than 62 bits. */
const length = 15;
const pattern = new RegExp(`^[${alphabet}]{${length}}$`);
const groups = 5;

/** What people read for a sign that is not in the alphabet. */
const misread: Readonly<Record<string, string>> = { З: '3', Б: '6', B: '8', S: '5', Z: '2', G: '6', Ч: '4' };

/** @param below a random whole number from 0 up to, not including, its argument */
export function newSlipCode(below: (limit: number) => number): string {
  return Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join('');
}

/** K7M4X-2PHT9-6ACE3 */
export function formatSlipCode(code: string): string {
  return code.replace(new RegExp(`.{${groups}}(?=.)`, 'g'), '$&-');
}

/**
 * Which codes the text may mean: none if it is no code at all. Case, spaces and hyphens do not count. Whoever pressed the
 * Latin keys while the Russian layout was on meant something else than who typed look-alike letters: both are tried.
 */
export function slipCodeReadings(typed: string): string[] {
  const readings = [readCode(typed), readCode(inLatinLayout(typed))].filter((code) => code !== null);
  return [...new Set(readings)];
}

function readCode(typed: string): string | null {
  const signs = toLatinTwins(typed.toUpperCase().replace(/[\s\-‐‑‒–—−_.]/g, ''));
  const code = Array.from(signs, (sign) => misread[sign] ?? sign).join('');
  return pattern.test(code) ? code : null;
}
