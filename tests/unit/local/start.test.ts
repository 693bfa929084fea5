import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentHash } from '@/lib/local/content-hash.mjs';
import { demoAccounts, demoTable } from '@/lib/local/demo-accounts';
import { spaceRefusal } from '@/lib/local/disk-space';
import { brokenLine } from '@/lib/local/dot-env';
import { nodeRefusal } from '@/lib/local/node-version.mjs';

test.each([
  ['20.18.3', true],
  ['18.20.0', true],
  ['20.19.0', false],
  ['20.20.2', false],
  ['22.1.0', false],
  ['24.21.0', false],
])('Node %s is refused: %s', (version, refused) => {
  expect(nodeRefusal(version) !== null).toBe(refused);
});

test('too old a Node is told which one is needed', () => {
  expect(nodeRefusal('18.20.0')).toContain('Нужен Node.js 20.19 или новее, а здесь 18.20.0');
});

describe('a line of .env', () => {
  test.each([
    ['', null],
    ['A=1\n  # пояснение\n\nexport B = два слова\nC=', null],
    ['A="первая\nвторая строка\nтретья"\nB=1', null],
    ["A='всё в одной'\nнастройка", 2],
    ['A=1\nB', 2],
    ['1A=1', 1],
    ['A=1\r\nB: 2\r\n', 2],
    ['A="не закрыто\nB', null],
  ])('%j: the first broken one is %s', (text, line) => {
    expect(brokenLine(text)).toBe(line);
  });
});

test('a disk with less than a gigabyte is refused, and told how much there is', () => {
  expect(spaceRefusal('.data', 1024 ** 3)).toBeNull();
  expect(spaceRefusal('.data', 300 * 1024 ** 2 + 5)).toBe(
    'На диске с папкой .data свободно 300 МБ, а нужен хотя бы 1 ГБ: освободите место.',
  );
});

test('the table lists the demo accounts that exist, in their order', () => {
  expect(demoTable(new Set(Object.keys(demoAccounts))).split('\n')).toHaveLength(1 + 9);
  const lines = demoTable(new Set(['demo-region', 'demo-parent', 'somebody'])).split('\n');
  expect(lines[0]).toContain('certificate-2026-demo');
  expect(lines.slice(1).map((line) => line.trim().split(/\s+/)[0])).toEqual(['demo-parent', 'demo-region']);
});

describe('the hash that decides whether to build', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portal-hash-'));
    mkdirSync(join(folder, 'app', 'page'), { recursive: true });
    writeFileSync(join(folder, 'app', 'page', 'a.ts'), 'a');
    writeFileSync(join(folder, 'app', 'b.ts'), 'b');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const hash = (skip: string[] = []) =>
    contentHash([join(folder, 'app'), join(folder, 'absent')], {
      skip: skip.map((name) => join(folder, name)),
    });

  test('stays while nothing changes', () => {
    const before = hash();
    writeFileSync(join(folder, 'app', 'b.ts'), 'b');
    expect(hash()).toBe(before);
  });

  test.each([
    ['a changed text', () => writeFileSync(join(folder, 'app', 'b.ts'), 'c')],
    ['a new file', () => writeFileSync(join(folder, 'app', 'c.ts'), '')],
    ['a removed file', () => rmSync(join(folder, 'app', 'b.ts'))],
    ['a file that was absent before', () => writeFileSync(join(folder, 'absent'), '')],
  ])('differs after %s', (_, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  test('does not look into what is skipped', () => {
    const before = hash(['app/page']);
    writeFileSync(join(folder, 'app', 'page', 'a.ts'), 'changed');
    expect(hash(['app/page'])).toBe(before);
    expect(hash()).not.toBe(before);
  });
});
