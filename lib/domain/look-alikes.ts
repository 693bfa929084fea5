/** Capital letters that look the same in both alphabets: Latin, then Cyrillic. */
const pairs = 'AА BВ CС EЕ HН IІ KК MМ OО PР TТ XХ YУ'.split(' ');
const latinToCyrillic = new Map(pairs.map((pair) => [pair.charAt(0), pair.charAt(1)]));
const cyrillicToLatin = new Map([
  ...pairs.map((pair): [string, string] => [pair.charAt(1), pair.charAt(0)]),
  // The palochka of the Caucasian alphabets, the usual stand-in for a Roman one on Russian keyboards
  ['Ӏ', 'I'],
]);

/** Capitals: Cyrillic letters that look Latin become Latin, all else stays. */
export function toLatinTwins(capitals: string): string {
  return replaceEach(capitals, cyrillicToLatin);
}

/** Capitals: Latin letters that look Cyrillic become Cyrillic, all else stays. */
export function toCyrillicTwins(capitals: string): string {
  return replaceEach(capitals, latinToCyrillic);
}

function replaceEach(text: string, table: ReadonlyMap<string, string>): string {
  return [...text].map((letter) => table.get(letter) ?? letter).join('');
}
