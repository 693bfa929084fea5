import '@/tests/support/unit-settings';
import { expect, test } from 'vitest';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';

function sentWith(headers: Record<string, string>): boolean {
  return isSameOrigin(new Request('http://portal.test/cabinet/me/save', { method: 'POST', headers }));
}

test.each([
  ['what the browser says of the page', { 'sec-fetch-site': 'same-origin' }, true],
  ['its word counts more than the origin', { 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
  ['an older browser names the origin', { origin: 'http://portal.test' }, true],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'http://portal.test' }, false],
  ['another name of the same owner', { 'sec-fetch-site': 'same-site' }, false],
  ['typed into the address bar', { 'sec-fetch-site': 'none' }, false],
  ['another origin', { origin: 'https://evil.example' }, false],
  ['another port', { origin: 'http://portal.test:8080' }, false],
  ['another protocol', { origin: 'https://portal.test' }, false],
  ['a name that only begins alike', { origin: 'http://portal.test.evil.example' }, false],
  ['an opaque origin', { origin: 'null' }, false],
  ['nothing at all', {}, false],
] as [string, Record<string, string>, boolean][])('%s', (_title, headers, taken) => {
  expect(sentWith(headers)).toBe(taken);
});

test('the answer is a page in Russian that no cache keeps', async () => {
  const answer = foreignForm();
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([403, 'no-store']);
  expect(await answer.text()).toContain('<html lang="ru">');
});
