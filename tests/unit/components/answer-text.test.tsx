import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { AnswerText } from '@/components/public/answer-text';

function hrefsIn(text: string): (string | undefined)[] {
  const html = renderToStaticMarkup(<AnswerText text={text} />);
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
}

describe('текст ответа', () => {
  test('абзацы и списки', () => {
    const html = renderToStaticMarkup(<AnswerText text={'Сначала\n\n- первое\n- второе\n\nпотом'} />);
    expect(html).toContain('<p>Сначала</p><ul><li>первое</li><li>второе</li></ul><p>потом</p>');
  });

  test('ссылки на портал и на сайты', () => {
    expect(
      hrefsIn('см. [список](/institutions), [правила](https://example.com/a) и [ответ](/questions#a).'),
    ).toEqual(['/institutions', 'https://example.com/a', '/questions#a']);
  });

  test.each([
    '[x](javascript:alert(1))',
    '[x](//evil.example)',
    '[x](data:text/html,1)',
    '<a href="/">x</a>',
  ])('%s остаётся текстом', (text) => {
    expect(hrefsIn(text)).toEqual([]);
  });
});
