import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { renderLetter } from '@/emails/letter';
import { samplesOf } from '@/emails/samples';
import { letterKinds, type LetterKind } from '@/lib/domain/letters';
import { visibleText } from './visible-text';

const kinds = Object.keys(letterKinds) as LetterKind[];

/** What browsers and their systems call themselves has no Russian name. */
const foreignNames = /Firefox|Windows/g;
const link = /https?:\/\/[^\s"<&]+/g;

/** Mail programs need the old ways of HTML (listed here) and React writes some things its own way; the rest is to be sound. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: {
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-html': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'no-conditional-comment': 'off',
    'no-deprecated-attr': 'off',
    'no-inline-style': 'off',
    'no-self-closing': 'off',
    'no-trailing-whitespace': 'off',
    'presentation-role-style': 'off',
    'void-style': 'off',
  },
});

/** Every case of the kind that reads otherwise. */
const drawn = (kind: LetterKind) =>
  Promise.all(samplesOf(kind).map((payload) => renderLetter(kind, payload)));

describe.each(kinds)('the letter %s', (kind) => {
  test('is written in Russian throughout', async () => {
    for (const { subject, html, text } of await drawn(kind)) {
      for (const words of [subject, visibleText(html), text]) {
        const own = words.replace(link, '').replace(foreignNames, '');
        expect(own).toMatch(/[а-яё]{4}/i);
        expect(own.match(/[a-z]{2,}/gi) ?? []).toEqual([]);
        expect(own).not.toMatch(/undefined|null|NaN|\[object|[{}]/);
      }
    }
  });

  test('has a subject of one line that fits a list of letters and names nobody', async () => {
    for (const { subject } of await drawn(kind)) {
      expect(subject).toMatch(/^[А-ЯЁ][^\n\r]+[^\s]$/u);
      expect(subject.length).toBeLessThanOrEqual(110);
      expect(subject).not.toMatch(/Соколов|Лебедев|\d{2} \d{2} \d{3} \d{3}|\d{10}/);
    }
  });

  test('gives the link of its payload and, in the plain text, each that the HTML has, the one to press alone on its line', async () => {
    const usual = samplesOf(kind)[0]?.link;
    for (const [at, { html, text }] of (await drawn(kind)).entries()) {
      const links = new Set([...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href));
      if (at === 0) expect([...links]).toContain(usual);
      for (const href of links) expect(text).toContain(href);
      const [first] = [
        ...html.matchAll(/class="button"[^>]*href="([^"]+)"|href="([^"]+)"[^>]*class="button"/g),
      ];
      if (first) expect(text.split('\n')).toContain(first[1] ?? first[2]);
    }
  });

  test('is plain text of short paragraphs, without tags, entities or great gaps', async () => {
    for (const { text } of await drawn(kind)) {
      expect(text).not.toMatch(/<\/?[a-z]|&[a-z]+;|&#\d+;|\n{4,}/i);
      // A line is a paragraph: programs break it to the width of the screen.
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(500);
    }
  });

  test('is valid HTML', async () => {
    for (const { html } of await drawn(kind)) {
      const { results } = validator.validateStringSync(html);
      const faults = results.flatMap(({ messages }) => messages);
      expect([...new Set(faults.map(({ ruleId, message }) => `${ruleId}: ${message}`))]).toEqual([]);
    }
  });

  test('fetches nothing when it is opened', async () => {
    for (const { html } of await drawn(kind)) {
      expect(html).not.toMatch(
        /<(img|link|script|iframe|object|video)\b|url\(|@import|@font-face|\bsrc=|background=/i,
      );
      const hosts = new Set([...html.matchAll(/href="(https?:\/\/[^/"]+)/g)].map(([, host]) => host));
      expect([...hosts]).toEqual(['https://certificate.example.ru']);
    }
  });

  test('that goes out by e-mail and can be switched off says where', async () => {
    const choices = {
      unsubscribe: 'https://certificate.example.ru/unsubscribe/token',
      settings: 'https://certificate.example.ru/account/notifications',
    };
    const [payload] = samplesOf(kind);
    if (!payload) throw new Error(`No sample of ${kind}`);
    const { html, text } = await renderLetter(kind, payload, { choices });
    for (const address of Object.values(choices)) {
      expect(html).toContain(`href="${address}"`);
      expect(text).toContain(address);
    }
    expect((await renderLetter(kind, payload)).html).not.toContain('/unsubscribe/');
  });

  test('names the phone of support in the footer, in both parts', async () => {
    const [payload] = samplesOf(kind);
    if (!payload) throw new Error(`No sample of ${kind}`);
    const { html, text } = await renderLetter(kind, payload, { supportPhone: '8 (384-2) 00-42-18' });
    for (const part of [visibleText(html), text.replace(/\s+/g, ' ')]) {
      expect(part).toContain('Телефон поддержки: 8 (384-2) 00-42-18.');
    }
  });

  test('names its language and both colour schemes, below the size at which mail programs cut a letter', async () => {
    for (const { html } of await drawn(kind)) {
      expect(html).toMatch(/<html[^>]* lang="ru"/);
      expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
      expect(html).toContain('@media (prefers-color-scheme: dark)');
      expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    }
  });
});
