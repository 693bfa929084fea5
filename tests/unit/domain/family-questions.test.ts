import { expect, test } from 'vitest';
import { meanwhileSentence } from '@/lib/domain/family-questions';

test.each([
  ['closed', true, 'Вопрос закрыт'],
  ['closed', false, 'Вопрос закрыт'],
  ['waiting', true, 'семья дополнила вопрос'],
  ['answered', false, 'уже ответил другой специалист'],
] as const)(
  'an answer to what is %s by now, the family having written last: %s',
  (status, lastByFamily, words) => {
    expect(meanwhileSentence({ status, lastByFamily })).toContain(words);
  },
);
