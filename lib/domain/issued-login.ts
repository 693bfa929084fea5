import { inLatinLetters } from './transliteration';

const longestStem = 14;
/** Without 0 and 1, so that «o» and «l» of a surname are never taken for them, be it on paper or by telephone. */
const digits = '23456789';

/**
 * A login for a person of this surname: «sokolova48275».
 * @param count how many digits; more where the short ones are taken
 * @param below a random whole number from 0 up to, not including, its argument
 */
export function issuedLogin(surname: string, count: number, below: (limit: number) => number): string {
  const number = Array.from({ length: count }, () => digits.charAt(below(digits.length))).join('');
  return `${stemOf(surname)}${number}`;
}

function stemOf(surname: string): string {
  const stem = inLatinLetters(surname)
    .replace(/[^a-z]/g, '')
    .slice(0, longestStem);
  // Letters of other peoples of Russia may leave nothing.
  return stem.length < 2 ? 'semya' : stem;
}
