/** Case, ё/е and marks between words make no difference to one who searches. */
export function foldText(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}

/** Words of an address and of a question that nobody means by themselves. */
const fillers = new Set(
  (
    'ул улица пр пр-т проспект пер переулок д дом г город каб кабинет ' +
    'а в и к на не но о об от по с со у как что где кто куда когда если ли или мне мой моя мы я нас наш ' +
    'надо нужно можно нельзя для при это есть нет будет быть'
  ).split(' '),
);

/**
 * What was typed as beginnings of words, to be found in a folded text: «Кутузовой, 5А» gives «кутузо» and «5а».
 * Endings are cut off, because Russian words change them. Empty when nothing is left to look for.
 */
export function searchWords(query: string): string[] {
  const words = foldText(query)
    .slice(0, 100)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !fillers.has(word));
  return (telling.length > 0 ? telling : words).map(withoutEnding);
}

function withoutEnding(word: string): string {
  if (/\d/.test(word) || word.length < 5) return word;
  return word.slice(0, word.length < 7 ? -1 : -2);
}

/** How many of the words stand somewhere in the text. */
export function countWords(text: string, words: readonly string[]): number {
  const folded = foldText(text);
  return words.filter((word) => folded.includes(word)).length;
}
