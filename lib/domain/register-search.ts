import { parseCertificateNumber } from '@/lib/domain/certificate-number';
import type { Reading } from '@/lib/domain/field-text';
import { nameKey } from '@/lib/domain/names';
import { parsePaperCode } from '@/lib/domain/paper-code';

/** Keys of parts of a name as `nameKey` makes them; an empty one matches everything. */
export type NameParts = { surname: string; givenName: string; patronymic: string };

export type NameSearch = {
  /** The full name begins with this, however it was typed: the widest condition, the one an index serves. */
  surname: string;
  /** All that was typed, run together, for a surname of several words; null where initials show that it is none. */
  whole: string | null;
  /** The ways to read the same words as surname and beginnings of given name and patronymic: «Иванова М. П.». */
  parts: readonly NameParts[];
};

export type SearchKey =
  { kind: 'code'; code: string } | { kind: 'number'; number: string } | { kind: 'name'; name: NameSearch };

const shortestName = 2;
/** A surname of more words than this is not known to anybody. */
const mostSurnameWords = 3;

/** What the one search field of the counter holds: a code from the paper, a certificate number or a name. */
export function readSearch(text: string): Reading<SearchKey> {
  const code = parsePaperCode(text);
  if (code !== null) return { value: { kind: 'code', code } };
  const number = parseCertificateNumber(text);
  if (number !== null) return { value: { kind: 'number', number } };
  if (/\d/.test(text)) {
    return { sentence: 'В номере сертификата 10 цифр, в коде с заявления 12 знаков. Проверьте введённое.' };
  }
  const words = text
    .split(/[\s.,]+/)
    .map(nameKey)
    .filter((word) => word !== '');
  if (words.join('').length < shortestName) return { sentence: 'Введите хотя бы две буквы фамилии ребёнка.' };
  return { value: { kind: 'name', name: readNameSearch(words) } };
}

function readNameSearch(words: readonly string[]): NameSearch {
  const splits = words.slice(1, 1 + mostSurnameWords);
  const hasInitials = words.slice(1).some((word) => word.length === 1);
  return {
    surname: words[0] ?? '',
    whole: hasInitials ? null : words.join(''),
    parts: splits.map((givenName, before) => ({
      surname: words.slice(0, before + 1).join(''),
      givenName,
      patronymic: words.slice(before + 2).join(''),
    })),
  };
}
