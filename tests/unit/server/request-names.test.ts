import { describe, expect, test } from 'vitest';
import { requestIdOf } from '@/app/_server/request-id';
import { patternReader } from '@/app/_server/route-patterns';

describe('the pattern of a path', () => {
  const patternOf = patternReader([
    '/',
    '/cabinet',
    '/cabinet/new',
    '/cabinet/[childId]',
    '/c/[token]',
    '/a/[x]/end',
  ]);

  test.each([
    ['/', '/'],
    ['/cabinet', '/cabinet'],
    ['/cabinet/', '/cabinet'],
    ['/cabinet/new', '/cabinet/new'],
    ['/cabinet/0195f0c1-0000-7000-8000-000000000000', '/cabinet/[childId]'],
    ['/c/secret-of-a-link', '/c/[token]'],
    ['/a/anything/end', '/a/[x]/end'],
    ['/a/anything', 'other'],
    ['/cabinet/one/two', 'other'],
    ['/wp-login.php', 'other'],
    ['/_next/static/chunks/a.js', '/_next'],
    ['/icon.svg', 'file'],
  ])('%s is %s', (path, pattern) => {
    expect(patternOf(path)).toBe(pattern);
  });
});

describe('the number of a request', () => {
  const hex = '0AF7651916cd43dd8448eb211c80319c';
  const uuid = '0195f0c1-0000-7000-8000-000000000000';

  test('of our own proxy is kept', () => {
    expect(requestIdOf(hex, 1)).toBe(hex.toLowerCase());
    expect(requestIdOf(uuid, 2)).toBe(uuid);
  });

  test.each([
    [hex, 0],
    [undefined, 1],
    ['4212345678', 1],
    ['Ivanova Vera 2011', 1],
    ['0'.repeat(65), 1],
    [`${hex}\n`, 1],
    [[hex, uuid], 1],
  ])('%j behind %d proxies is not', (given, proxies) => {
    expect(requestIdOf(given, proxies)).toMatch(/^[0-9a-f]{32}$/);
    expect(requestIdOf(given, proxies)).not.toBe(requestIdOf(given, proxies));
  });
});
