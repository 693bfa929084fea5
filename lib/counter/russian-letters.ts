import { toCyrillicTwins } from '@/lib/domain/look-alikes';

/** Names in the register are Russian: with a Latin letter in it nothing is ever found. */
export function hasLatinLetters(text: string): boolean {
  return /[a-z]/i.test(text);
}

const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const keyboard = new Map([...latinKeys].map((key, at) => [key, russianKeys.charAt(at)]));

/** The longest first: «shch» is one letter, not «sh» and «ch». */
const spellings = Object.entries({
  shch: 'щ',
  sch: 'щ',
  kh: 'х',
  zh: 'ж',
  ts: 'ц',
  ch: 'ч',
  sh: 'ш',
  yo: 'ё',
  yu: 'ю',
  iu: 'ю',
  ya: 'я',
  ia: 'я',
  ye: 'е',
  ie: 'ъе',
  a: 'а',
  b: 'б',
  v: 'в',
  w: 'в',
  g: 'г',
  d: 'д',
  e: 'е',
  z: 'з',
  i: 'и',
  y: 'ы',
  j: 'й',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  f: 'ф',
  h: 'х',
  c: 'ц',
} satisfies Record<string, string>);

/** What may have been meant by a name with Latin letters: the other keyboard layout, or a passport's spelling. */
export function russianSpellings(text: string): string[] {
  if (!hasLatinLetters(text)) return [];
  // A birth date behind the name is the same on every layout.
  const date = /\s+[\d.,/-]{4,}$/.exec(text)?.[0] ?? '';
  if (date !== '') {
    return russianSpellings(text.slice(0, text.length - date.length)).map((name) => name + date);
  }
  const written = text.toLowerCase();
  const candidates = /[а-яё]/i.test(text)
    ? [toCyrillicTwins(text.toUpperCase()).toLowerCase()]
    : [typedOnOtherLayout(written), written.split(' ').map(fromPassportSpelling).join(' ')];
  return [...new Set(candidates.filter(looksLikeName).map(capitalised))];
}

function typedOnOtherLayout(text: string): string {
  return [...text].map((sign) => keyboard.get(sign) ?? sign).join('');
}

function fromPassportSpelling(word: string): string {
  if (word === '') return '';
  // The ending of a surname: Gorky, Yasinskiy.
  if (/^i?y$/.test(word)) return 'ий';
  const [latin, russian] = spellings.find(([begin]) => word.startsWith(begin)) ?? [
    word[0] ?? '',
    word[0] ?? '',
  ];
  return russian + fromPassportSpelling(word.slice(latin.length));
}

const vowels = 'аеёиоуыэюя';
const mostConsonants = 4;
const leastVowels = 1 / 6;

/** What was not meant has hardly a vowel: «Ivanova» on the other layout is «Шмфтщмф», «bdfyjdf» read aloud «Бдфыйдф». */
function looksLikeName(text: string): boolean {
  const [surname = ''] = text.trim().split(/\s+/);
  if (/[^а-яё\s.'-]/.test(text) || /^[ъьы]/.test(surname)) return false;
  const soundable = [...surname].filter((letter) => vowels.includes(letter)).length / surname.length;
  const heap = new RegExp(`[^${vowels}]{${mostConsonants + 1}}`);
  return soundable >= leastVowels && !heap.test(surname);
}

function capitalised(text: string): string {
  return text
    .trim()
    .replace(
      /(^|[\s.-])([а-яё])/g,
      (_whole, before: string, letter: string) => before + letter.toUpperCase(),
    );
}
