import { ESLint, Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint();

/** What the house says of a line of code in this file; only the rule on forbidden forms is asked. */
async function complaints(path: string, code: string): Promise<string[]> {
  const { rules } = (await eslint.calculateConfigForFile(path)) as Linter.Config;
  const rule = rules?.['no-restricted-syntax'] ?? 'off';
  const config = {
    languageOptions: { parser: parser as Linter.Parser },
    rules: { 'no-restricted-syntax': rule },
  };
  return new Linter().verify(code, config).map(({ message }) => message);
}

test.each([
  ['lib/families/late.ts', 'const at = new Date();'],
  ['lib/families/late.ts', 'const at = Date.now();'],
  ['lib/certificates/late.ts', 'const day = Temporal.Now.plainDateISO();'],
  ['components/cabinet/late.tsx', 'const at = new Date();'],
  ['app/late.ts', 'const at = Date();'],
])('%s may not read the time by itself: %s', async (path, code) => {
  expect(await complaints(path, code)).toEqual([expect.stringContaining('lib/platform/clock')]);
});

test.each([
  ['lib/papers/local.ts', 'const at = new Date(2026, 5, 20);'],
  ['lib/papers/local.ts', 'const hours = at.getHours();'],
  ['components/cabinet/local.tsx', 'const words = at.toLocaleDateString("ru");'],
  ['components/cabinet/local.tsx', 'const format = new Intl.DateTimeFormat("ru");'],
  ['emails/local.tsx', 'const day = at.getDate();'],
])('%s knows no time zone of the machine: %s', async (path, code) => {
  expect(await complaints(path, code)).toEqual([expect.stringContaining('those of the region')]);
});

test.each([
  ['lib/families/sound.ts', 'const at = new Date(now().getTime() + day);'],
  ['lib/families/sound.ts', 'const year = at.getUTCFullYear();'],
  ['lib/imports/sound.ts', 'const until = performance.now() + slice;'],
  ['tests/support/sound.ts', 'const at = new Date();'],
])('%s may: %s', async (path, code) => {
  expect(await complaints(path, code)).toEqual([]);
});
