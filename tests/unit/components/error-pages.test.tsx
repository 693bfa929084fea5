import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import ErrorPage from '@/app/error';
import GlobalErrorPage from '@/app/global-error';
import { GET as unavailable } from '@/app/unavailable/route';
import { plainPage } from '@/app/_server/respond';

const error = Object.assign(new Error('relation "child" does not exist'), { digest: '2718281828' });
const retry = () => undefined;

describe.each([
  ['a page that could not be drawn', <ErrorPage key="page" error={error} retry={retry} />],
  ['a frame that could not be drawn', <GlobalErrorPage key="frame" error={error} retry={retry} />],
])('%s', (_name, page) => {
  const markup = renderToStaticMarkup(page);

  test('says what to do and gives the number, and nothing of the error itself', () => {
    expect(markup).toContain('Ошибка на нашей стороне');
    expect(markup).toMatch(/<button[^>]*>Повторить</);
    expect(markup).toContain('2718281828');
    expect(markup).toContain('href="/"');
    expect(markup).not.toContain('relation');
  });
});

test('an error in the browser itself has no number to give', () => {
  expect(renderToStaticMarkup(<ErrorPage error={new Error('x')} retry={retry} />)).not.toContain('номер');
});

describe('a page that stands alone', () => {
  test('escapes what it quotes', async () => {
    const html = await plainPage(422, 'Файл', 'Файл «<img src=x>» не открывается').text();
    expect(html).not.toContain('<img');
    expect(html).toContain('&#60;img src=x&#62;');
  });

  const ask = (query: string, referer?: string) =>
    unavailable(
      new Request(`http://portal.test/unavailable${query}`, { headers: referer ? { referer } : {} }),
    );

  test('tells the number of the error, when to come back, and leads to where one was', async () => {
    const answer = ask('?number=0a1b2c3d', 'http://portal.test/cabinet/me?draft=1');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '15']);
    const html = await answer.text();
    expect(html).toContain('номер 0a1b2c3d');
    expect(html).toContain('href="/cabinet/me?draft=1"');
  });

  test.each(['', '?number=', '?number=<script>', '?number=позвоните-89001234567'])(
    'repeats nothing made up: %s',
    async (query) => {
      const html = await ask(query, 'javascript:alert(1)').text();
      expect(html).not.toContain('номер');
      // Its own address, to ask again, or the start page.
      expect(html).not.toMatch(/href="(?!\/"|")/);
    },
  );
});
