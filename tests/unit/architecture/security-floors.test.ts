import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

/** Below these versions stand remote code execution, bypasses and injections that are known to everybody. */
const floors = {
  next: '16.4.6',
  react: '19.3.1',
  'react-dom': '19.3.1',
  nodemailer: '10.0.5',
  sharp: '0.35.4',
} as const;

const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    overrides: z.object({ 'next-auth': z.object({ nodemailer: z.string() }) }),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

const lock = z
  .object({
    packages: z.record(z.string(), z.object({ version: z.string().optional(), dev: z.boolean().optional() })),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

/** «10.0.5» as numbers; a range or anything else than three numbers is none, and stands below every floor. */
function numbers(version: string): number[] {
  return /^\d+\.\d+\.\d+$/.test(version) ? version.split('.').map(Number) : [];
}

function atLeast(version: string, floor: string): boolean {
  const [have, need] = [numbers(version), numbers(floor)];
  const at = need.findIndex((part, index) => part !== have[index]);
  return have.length === 3 && (at === -1 || (have[at] ?? 0) > (need[at] ?? 0));
}

test('versions are compared by number', () => {
  expect(atLeast('10.0.5', '10.0.5')).toBe(true);
  expect(atLeast('10.0.10', '10.0.5')).toBe(true);
  expect(atLeast('11.0.0', '10.0.5')).toBe(true);
  expect(atLeast('9.9.9', '10.0.5')).toBe(false);
  expect(atLeast('^10.0.5', '10.0.5')).toBe(false);
});

test.each(Object.entries(floors))('%s is asked for in %s or later, exactly', (name, floor) => {
  const asked = manifest.dependencies[name] ?? 'none';
  expect(atLeast(asked, floor), asked).toBe(true);
});

test.each(Object.entries(floors))(
  'every copy of %s the application installs is %s or later',
  (name, floor) => {
    const copies = Object.entries(lock.packages).filter(
      ([path, { dev }]) => path.endsWith(`node_modules/${name}`) && dev !== true,
    );
    expect(copies.length).toBeGreaterThan(0);
    for (const [path, { version = 'none' }] of copies)
      expect(atLeast(version, floor), `${path} ${version}`).toBe(true);
  },
);

test('next-auth gets our nodemailer and none of its own', () => {
  expect(manifest.overrides['next-auth'].nodemailer).toBe('$nodemailer');
  expect(Object.keys(lock.packages)).not.toContain('node_modules/next-auth/node_modules/nodemailer');
});
