import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { siteMemory } from '@/lib/local/services';

test('`npm start` bounds the memory of the site as `npm run up` does', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  const { flags, env } = siteMemory;
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  expect(scripts.start.startsWith(`${variables.join(' ')} exec node ${flags.join(' ')} `)).toBe(true);
});
