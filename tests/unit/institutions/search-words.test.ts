import { describe, expect, test } from 'vitest';
import { countWords, searchWords } from '@/lib/institutions/search-words';

describe('что ищут', () => {
  test.each([
    ['улица Кутузова, 5А', ['кутузо', '5а']],
    ['ШКОЛА № 34', ['школ', '34']],
    ['Киселёвск', ['киселев']],
    ['как мне получить номер', ['получи', 'номе']],
    ['где', ['где']],
    ['  —  ', []],
    ['', []],
  ])('«%s»', (typed, words) => {
    expect(searchWords(typed)).toEqual(words);
  });

  test('знаки, которые значат что-то для базы, не доходят до неё', () => {
    expect(searchWords("50% _ \\ ' орион")).toEqual(['50', 'орио']);
  });

  test('очень длинное обрезается', () => {
    expect(searchWords('слово '.repeat(1000)).length).toBeLessThan(20);
  });
});

describe('где нашлось', () => {
  const answer = 'Если письмо не пришло, проверьте папку «Спам» в своей почте. Ещё раз отправьте его.';

  test.each(['письма', 'ПИСЬМО спам', 'почта', 'еще раз', 'ещё'])('«%s» нашлось', (typed) => {
    expect(countWords(answer, searchWords(typed))).toBe(searchWords(typed).length);
  });

  test.each(['паспорт', 'письмо паспорт'])('«%s» не нашлось', (typed) => {
    expect(countWords(answer, searchWords(typed))).not.toBe(searchWords(typed).length);
  });

  test('пустой поиск находит всё', () => {
    expect(countWords(answer, searchWords(''))).toBe(searchWords('').length);
  });
});
