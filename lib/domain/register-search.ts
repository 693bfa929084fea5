import { splitBirth, type BornWithin } from '@/lib/domain/born-within';
import { readSnils } from '@/lib/domain/field-readers';
import type { Reading } from '@/lib/domain/field-text';
import { nameWords, readNames, withoutTwins, type NameSearch } from '@/lib/domain/name-search';
import { possiblePaperCodes } from '@/lib/domain/paper-code';

export type SearchKey =
  | { kind: 'code' }
  | { kind: 'number'; number: string }
  | { kind: 'snils'; snils: string }
  | { kind: 'application'; application: number }
  /** `names`: readings of the same words, tried one after another. */
  | { kind: 'name'; names: readonly NameSearch[] };

export type Search = {
  key: SearchKey;
  /** Codes of papers the text may be, whatever else it looks like: sixty random bits are never hit by chance. */
  codes: readonly string[];
  /** The birth date typed in the same box, or the year. */
  born: BornWithin | null;
};

const shortestName = 2;
const longestApplication = 7;
const numberSign = String.raw`(?:№|#|n[o°]?\.?)`;
const applicationWords = new RegExp(
  String.raw`^(?:${numberSign}\s*)?(?:заявк|заявлени)\p{L}*\s*(?:${numberSign})?\s*(\d{1,9})(?:\s+от\s.*)?$`,
  'iu',
);
const snilsWords = /^снилс[\s:№]*(.*)$/iu;
const digitsAlone = new RegExp(String.raw`^(?:${numberSign})?[^\p{L}]*$`, 'iu');

/**
 * What the one search field of the counter holds. Numbers are told apart by how many digits they have, or by the word
 * before them: a certificate has 10, СНИЛС 11, an application at most 7, a code from the paper 12 signs.
 */
export function readSearch(text: string): Reading<Search> {
  const codes = possiblePaperCodes(text);
  const application = applicationWords.exec(text.trim())?.[1];
  if (application !== undefined) return found({ kind: 'application', application: Number(application) });
  // Of a code that stands alone nothing is cut off as a year.
  const birth = parsesAsAddress(text) ? { value: { rest: text, born: null } } : splitBirth(text);
  if ('sentence' in birth) return codes.length > 0 ? found({ kind: 'code' }, codes) : birth;
  const { rest, born } = birth.value;
  const key = readKey(rest, codes);
  return 'sentence' in key ? key : found(key.value, codes, born);
}

function found(key: SearchKey, codes: readonly string[] = [], born: BornWithin | null = null) {
  return { value: { key, codes, born } };
}

function parsesAsAddress(text: string): boolean {
  return /[/.][cс][/.]/i.test(text);
}

function readKey(text: string, codes: readonly string[]): Reading<SearchKey> {
  const snils = snilsWords.exec(text)?.[1];
  if (snils !== undefined) return snilsKey(snils);
  const digits = text.replace(/\D/g, '');
  if (digits !== '' && digitsAlone.test(text)) return readNumber(text, digits, codes);
  if (/\d/.test(text) || parsesAsAddress(text)) return codes.length > 0 ? code : { sentence: noNumber };
  if (codes.length > 0 && isNoName(text)) return code;
  const words = nameWords(text);
  if (words.join('').length < shortestName) return { sentence: 'Введите хотя бы две буквы фамилии ребёнка.' };
  return { value: { kind: 'name', names: readNames(words) } };
}

const code: Reading<SearchKey> = { value: { kind: 'code' } };

const noNumber =
  'В номере сертификата 10 цифр, в СНИЛС 11, в номере заявки не больше 7, в коде с заявления 12 знаков. Проверьте введённое.';

/** Russian words alone are a name, except in the three groups of a code. */
function isNoName(text: string): boolean {
  return /[a-z]/i.test(withoutTwins(text)) || /^\S{4}[-–—]\S{4}[-–—]\S{4}$/.test(text.trim());
}

function readNumber(text: string, digits: string, codes: readonly string[]): Reading<SearchKey> {
  if (digits.length === 10) return { value: { kind: 'number', number: digits } };
  if (digits.length === 11) return snilsKey(text.replace(/^\P{Nd}+/u, ''));
  if (codes.length > 0) return code;
  if (digits.length <= longestApplication) {
    return { value: { kind: 'application', application: Number(digits) } };
  }
  return { sentence: noNumber };
}

function snilsKey(text: string): Reading<SearchKey> {
  const snils = readSnils(text);
  return 'sentence' in snils ? snils : { value: { kind: 'snils', snils: snils.value } };
}
