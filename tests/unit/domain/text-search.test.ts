import { expect, test } from 'vitest';
import { hasEveryWord } from '@/lib/domain/text-search';

const school = 'МБОУ «СОШ № 29» г. Новокузнецк, ул. Ёлочная, 5А';

test.each(['', ' «» ', 'сош', 'СОШ 29', '29 елочная', 'ёлоч', 'мбоу новокузнецк 5а', 'ул., Елочная'])(
  '«%s» finds the school',
  (lookedFor) => {
    expect(hasEveryWord(school, lookedFor)).toBe(true);
  },
);

test.each(['орион', 'сош 31', '9', 'лочная'])('«%s» does not', (lookedFor) => {
  expect(hasEveryWord(school, lookedFor)).toBe(false);
});
