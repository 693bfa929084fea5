import { toCyrillicTwins } from '@/lib/domain/look-alikes';
import { nameKey } from '@/lib/domain/names';

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

/** A surname of more words than this is not known to anybody. */
const mostSurnameWords = 3;

/** The words of a name with Latin letters that only look Cyrillic put right, as `nameKey` writes them. */
export function nameWords(text: string): string[] {
  return withoutTwins(text)
    .split(/[\s.,]+/)
    .map(nameKey)
    .filter((word) => word !== '');
}

/** «Ивaнова» with a Latin «a» is meant as it looks. A name all in Latin letters stays: it was typed on another layout. */
export function withoutTwins(text: string): string {
  if (!/[а-яё]/i.test(text) || !/[a-z]/i.test(text)) return text;
  const mended = [...text].map((sign) =>
    /[a-z]/.test(sign) ? toCyrillicTwins(sign.toUpperCase()).toLowerCase() : toCyrillicTwins(sign),
  );
  return mended.join('');
}

/** The names that the words may stand for, the likeliest first: «Иванова Анна», and where nobody is called so, «Анна Иванова». */
export function readNames(words: readonly string[]): NameSearch[] {
  const [first = '', ...others] = words;
  const last = others.at(-1);
  if (last === undefined) return [inOrder(words)];
  const lastFirst = [last, first, ...others.slice(0, -1)];
  if (first.length === 1) return [inOrder(last.length === 1 ? words : lastFirst)];
  return last.length === 1 ? [inOrder(words)] : [inOrder(words), inOrder(lastFirst)];
}

function inOrder(words: readonly string[]): NameSearch {
  const splits = words.slice(1, 1 + mostSurnameWords);
  const hasInitials = words.slice(1).some((word) => word.length === 1);
  const [surname = '', second = ''] = words;
  const joined = words.length === 2 && second.length === 2 ? [initials(surname, second)] : [];
  return {
    surname,
    whole: hasInitials ? null : words.join(''),
    parts: [
      ...splits.map((givenName, before) => ({
        surname: words.slice(0, before + 1).join(''),
        givenName,
        patronymic: words.slice(before + 2).join(''),
      })),
      ...joined,
    ],
  };
}

/** «Иванова АП»: two letters may be two initials as well as the beginning of «Аполлинария». */
function initials(surname: string, letters: string): NameParts {
  return { surname, givenName: letters.charAt(0), patronymic: letters.charAt(1) };
}
