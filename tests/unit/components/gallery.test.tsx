import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Gallery } from '@/app/primitives/_gallery';
import { expectValidHtml } from '@/tests/support/valid-html';

const page = (body: string) =>
  `<!DOCTYPE html><html lang="ru"><head><title>Примитивы</title></head><body>${body}</body></html>`;

const gallery = renderToStaticMarkup(<Gallery />);

/** What is left of a tag's content for those who listen. */
const spoken = (content: string) =>
  content
    .replaceAll(/<(\w+)[^>]* aria-hidden="true"[^>]*>.*?<\/\1>/gs, '')
    .replaceAll(/<[^>]+>/g, '')
    .trim();

describe('the gallery', () => {
  // Two hundred rows take the validator a while on a busy machine.
  test('is valid HTML', { timeout: 60_000 }, () => {
    expectValidHtml(page(gallery), 'gallery');
  });

  test('shows no control without words', () => {
    const controls = [...gallery.matchAll(/<(a|button|summary)\b([^>]*)>(.*?)<\/\1>/gs)];
    expect(controls.length).toBeGreaterThan(60);
    const silent = controls.filter(([, , attributes = '', content = '']) => {
      return spoken(content) === '' && !attributes.includes('aria-label="');
    });
    expect(silent.map(([tag]) => tag)).toEqual([]);
  });

  test('ties every description, label and name to something that is there', () => {
    const ids = new Set([...gallery.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const references = [
      ...gallery.matchAll(/ (?:for|aria-describedby|aria-labelledby|commandfor)="([^"]+)"/g),
    ].flatMap(([, list = '']) => list.split(' '));
    expect(references.length).toBeGreaterThan(60);
    expect(references.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('names every field', () => {
    const labelled = new Set([...gallery.matchAll(/<label[^>]* for="([^"]+)"/g)].map(([, id]) => id));
    const fields = [...gallery.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !tag.includes('type="hidden"'));
    expect(fields.length).toBeGreaterThan(25);
    expect(fields.filter((tag) => !labelled.has(/ id="([^"]+)"/.exec(tag)?.[1] ?? ''))).toEqual([]);
  });

  test('names the landmarks apart', () => {
    const names = [...gallery.matchAll(/<nav[^>]* aria-label="([^"]+)"/g)].map(([, name]) => name);
    expect(names.length).toBe([...gallery.matchAll(/<nav\b/g)].length);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the check of a page', () => {
  const faulty = {
    'element-permitted-content': '<main><ul><div>Блок в списке</div></ul></main>',
    'no-dup-id': '<main><p id="a">1</p><p id="a">2</p></main>',
    'text-content': '<main><button type="button"></button></main>',
    'input-missing-label': '<main><input type="text" name="a"></main>',
    'wcag/h37': '<main><img src="/a.png"></main>',
    'tel-non-breaking': '<main><a href="tel:+73842004218">8 (384-2) 00-42-18</a></main>',
    'require-sri': '<main><script src="https://example.com/a.js"></script></main>',
  };

  test.each(Object.entries(faulty))('finds %s and says where', (rule, body) => {
    expect(() => expectValidHtml(page(body), '/cabinet')).toThrow(
      new RegExp(`^/cabinet: invalid HTML\\n(.*\\n)*${rule}: .* — `),
    );
  });

  test('needs a whole document', () => {
    expect(() => expectValidHtml('<p>Обрывок</p>', '/cabinet')).toThrow('missing-doctype');
  });

  test('bears what React and the phone numbers need', () => {
    const fine =
      '<main><table role="table"><tbody role="rowgroup"><tr role="row"><td role="cell">1</td></tr></tbody></table>' +
      '<input type="hidden" id="_R_" name="a" value="1"/>' +
      '<a class="whitespace-nowrap" href="tel:+73842004218">8 (384-2) 00-42-18</a></main>';
    expect(() => expectValidHtml(page(fine), '/')).not.toThrow();
  });
});
