import { expect, test } from 'vitest';
import { refusedScript } from '@/app/_server/refused-script';
import { plainPage } from '@/app/_server/respond';
import { Postponement } from '@/lib/domain/postponement';
import { Refusal } from '@/lib/domain/refusal';

const retryAfter = ({ headers }: Response) => headers.get('retry-after');

test('a page that cannot be shown now says when to come again, one that never can does not', () => {
  expect(retryAfter(plainPage(503, 'Сервис временно недоступен', ''))).toBe('15');
  expect(retryAfter(plainPage(503, 'Работы', '', { headers: { 'retry-after': '600' } }))).toBe('600');
  expect(retryAfter(plainPage(404, 'Страница не найдена', ''))).toBeNull();
});

test('a script is told the same', async () => {
  const answer = refusedScript(new Refusal('unavailable', 'Хранилище не отвечает.'));
  expect([answer.status, retryAfter(answer), await answer.json()]).toEqual([
    503,
    '15',
    { error: 'Хранилище не отвечает.' },
  ]);
  expect(retryAfter(refusedScript(new Postponement('too_many', 'Подождите.', 40)))).toBe('40');
  expect(retryAfter(refusedScript(new Refusal('forbidden')))).toBeNull();
});
