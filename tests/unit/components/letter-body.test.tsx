import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { LetterBody } from '@/components/mail/letter-body';
import { composeLetter, templates } from '@/emails/letter';
import { letterKinds, type LetterKind } from '@/lib/domain/letters';
import { pathOfLink } from '@/lib/domain/mailbox';
import { visibleText } from '../emails/visible-text';

const shown = (Object.keys(letterKinds) as LetterKind[]).filter((kind) => letterKinds[kind].shownInCabinet);

function compose(kind: LetterKind) {
  return composeLetter(kind, templates[kind].Letter.PreviewProps).letter;
}

function page(kind: LetterKind, leadsOn = true): string {
  return renderToStaticMarkup(<LetterBody letter={compose(kind)} leadsOn={leadsOn} />);
}

function words(html: string): string[] {
  return visibleText(html).split(/\s+/).filter(Boolean);
}

describe.each(shown)('the letter %s on the page', (kind) => {
  test('is drawn by the portal’s own blocks alone', () => {
    const html = page(kind);
    expect(html).not.toMatch(/<(html|head|body|table|style|h1)\b/);
    expect(html).not.toContain('style="');
  });

  test('says what the e-mail says', () => {
    const mailed = new Set(words(renderToStaticMarkup(compose(kind))));
    const drawn = words(page(kind));
    expect(drawn.length).toBeGreaterThan(5);
    expect(drawn.filter((word) => !mailed.has(word))).toEqual([]);
  });

  test('leads to the page meant within the portal, unless that page is gone', () => {
    const { link } = templates[kind].Letter.PreviewProps;
    const address = `href="${pathOfLink(link)}"`;
    expect(page(kind)).toContain(address);
    expect(page(kind, false)).not.toContain(address);
    expect(page(kind)).not.toContain('certificate.example.ru');
  });
});

test('what a letter says is never taken for markup', () => {
  const { letter } = composeLetter('certificate_activated', {
    ...templates.certificate_activated.Letter.PreviewProps,
    childName: '<img src=x onerror=alert(1)>',
    addition: { municipality: 'г. Новокузнецк', paragraphs: ['<script>alert(1)</script>'] },
  });
  const html = renderToStaticMarkup(<LetterBody letter={letter} />);
  expect(html).not.toMatch(/<(img|script)/);
  expect(html).toContain('&lt;script&gt;');
  expect(html).toContain('Сообщает муниципалитет: г. Новокузнецк');
});
