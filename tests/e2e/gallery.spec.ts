import { expect, test } from '@playwright/test';

test('галереи примитивов на собранном сайте нет', async ({ request }) => {
  const answer = await request.get('/primitives');
  expect(answer.status()).toBe(404);
  expect(await answer.text()).not.toContain('Примитивы');
});
