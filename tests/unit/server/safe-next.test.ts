import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeNext } from '@/app/_server/safe-next';

const site = 'https://certificate.example.ru';

/** Where a browser on this site goes when told so in a Location header. */
function whereBrowserGoes(location: string): string | undefined {
  return URL.parse(location, site)?.origin;
}

test.each([
  ['/cabinet', '/cabinet'],
  ['/cabinet/me?draft=1&x=%D1%8F', '/cabinet/me?draft=1&x=%D1%8F'],
  ['/c/ABCD1234WXYZ', '/c/ABCD1234WXYZ'],
  ['/', '/'],
  ['/cabinet/../counter', '/counter'],
  ['/cabinet#part', '/cabinet'],
])('%s is followed', (next, path) => {
  expect(safeNext(next)).toBe(path);
});

test.each([
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/%2e//evil.example',
  '/.\\/evil.example',
  ' /cabinet',
  'cabinet',
  'javascript:alert(1)',
  '',
])('%j is not', (next) => {
  expect(safeNext(next)).toBeNull();
});

test.each([undefined, null, 7, ['/cabinet'], { toString: () => '/cabinet' }])(
  'what is no text is not: %o',
  (next) => {
    expect(safeNext(next)).toBeNull();
  },
);

test('whatever is sent, nobody is led to another site', { timeout: 30_000 }, () => {
  const pieces = fc.constantFrom(
    '/',
    '//',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    '%5c',
    '\t',
    '\n',
    ' ',
    '@',
    ':',
    '?',
    '#',
    'evil.example',
    'https:',
    'a',
    '\u3002',
    '\uff0f',
  );
  const crafted = fc.array(pieces, { maxLength: 8 }).map((parts) => `/${parts.join('')}`);
  fc.assert(
    fc.property(fc.oneof(crafted, fc.string({ unit: 'binary' }), fc.webUrl()), (next) => {
      const path = safeNext(next);
      if (path === null) return;
      expect(path).toMatch(/^\/(?!\/)/);
      expect(whereBrowserGoes(path)).toBe(site);
    }),
    { numRuns: 5_000 },
  );
});
