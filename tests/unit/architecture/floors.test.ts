import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';

const config = resolve('.dependency-cruiser.cjs');
const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: { name: string }[] };

/** A file that imports what lies above it, for every rule of the house. */
const planted = {
  'no-circles': ['lib/domain/circle.ts', '@/lib/domain/ring'],
  'domain-is-the-ground': ['lib/domain/upward.ts', '@/lib/platform/clock'],
  'platform-over-domain': ['lib/platform/upward.ts', '@/lib/access/actor'],
  'access-over-platform': ['lib/access/upward.ts', '@/lib/families/queries'],
  'shared-rooms': ['lib/institutions/upward.ts', '@/lib/certificates/card'],
  'rooms-below-pages': ['lib/families/upward.ts', '@/components/ui/button'],
  'rooms-do-not-call-each-other': ['lib/families/sideways.ts', '@/lib/certificates/card'],
  'rooms-below-reception': ['lib/families/visit.ts', '@/lib/reception/register-visit'],
  'staff-over-accounts': ['lib/staff/sideways.ts', '@/lib/certificates/card'],
  'rooms-below-staff': ['lib/families/hired.ts', '@/lib/staff/invite-staff'],
  'rooms-below-imports': ['lib/families/loaded.ts', '@/lib/imports/write-row'],
  'rooms-below-life': ['lib/families/lived.ts', '@/lib/life/expire'],
  'rooms-below-proposals': ['lib/families/proposed.ts', '@/lib/proposals/run-proposal'],
  'components-below-pages': ['components/cabinet/upward.ts', '@/app/page'],
  'primitives-know-no-domain': ['components/ui/clever.ts', '@/lib/domain/roles'],
  'letters-are-leaves': ['emails/clever.ts', '@/lib/access/actor'],
  'one-database-client': ['lib/families/client.ts', 'pg'],
  'pages-do-not-query': ['app/query.ts', '@/lib/platform/database'],
  'only-pages-know-next': ['lib/families/router.ts', 'next'],
  'local-is-not-the-application': ['lib/families/demo.ts', '@/lib/local/up'],
  'no-commands': ['lib/papers/print.ts', 'node:child_process'],
} as const satisfies Record<string, readonly [file: string, imports: string]>;

/** What the house allows: every import goes down. */
const sound = {
  'app/page.ts': ['next', '@/components/ui/button', '@/lib/families/queries', '@/lib/domain/roles'],
  'components/ui/button.ts': [],
  'components/cabinet/card.ts': ['@/components/ui/button', '@/lib/certificates/card'],
  'emails/letter.ts': ['@/lib/domain/roles'],
  'lib/certificates/card.ts': ['@/lib/access/actor', '@/lib/institutions/list', '@/lib/platform/database'],
  'lib/families/queries.ts': ['@/lib/access/actor', '@/lib/platform/database'],
  'lib/reception/register-visit.ts': ['@/lib/families/queries', '@/lib/certificates/card'],
  'lib/staff/invite-staff.ts': ['@/lib/accounts/own-password', '@/lib/access/actor'],
  'lib/imports/write-row.ts': ['@/lib/families/queries'],
  'lib/proposals/run-proposal.ts': ['@/lib/certificates/card'],
  'lib/life/expire.ts': ['@/lib/certificates/card'],
  'lib/accounts/own-password.ts': ['@/lib/access/actor'],
  'lib/institutions/list.ts': ['@/lib/platform/clock'],
  'lib/access/actor.ts': ['@/lib/platform/database', '@/lib/domain/roles'],
  'lib/platform/database.ts': ['pg', '@/lib/domain/roles'],
  'lib/platform/clock.ts': ['@/lib/domain/roles'],
  'lib/domain/roles.ts': [],
  'lib/domain/ring.ts': [],
  'lib/local/up.ts': ['@/lib/platform/clock'],
} satisfies Record<string, string[]>;

let house = '';

afterEach(() => rmSync(house, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
}

function writeModule(path: string, imports: readonly string[]): void {
  const lines = imports.map((from, at) => `import * as part${at} from '${from}';`);
  const names = imports.map((_, at) => `part${at}`);
  write(path, [...lines, `export default [${names.join(', ')}];`, ''].join('\n'));
}

/** A small house of the same build elsewhere, so that nothing is planted in the real one. */
function build(): void {
  house = mkdtempSync(join(tmpdir(), 'portal-house-'));
  for (const [path, imports] of Object.entries(sound)) writeModule(path, imports);
  for (const name of ['next', 'pg']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
  }
  const compilerOptions = { module: 'esnext', moduleResolution: 'bundler', paths: { '@/*': ['./*'] } };
  write('tsconfig.json', JSON.stringify({ compilerOptions }));
}

const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** The rules broken in the small house, as «rule: file», by the same program that validates the real one. */
function inspect(): string[] {
  const folders = ['app', 'components', 'lib', 'emails'];
  const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, ...folders, '--config', config, '--output-type', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (!stdout) throw new Error(stderr);
  const { violations } = report.parse(JSON.parse(stdout)).summary;
  return violations.map(({ from, rule }) => `${rule.name}: ${from}`);
}

test('every rule of the house has a violation that is tried', () => {
  expect(Object.keys(planted).sort()).toEqual(forbidden.map(({ name }) => name).sort());
});

test('what goes down is allowed', { timeout: 60_000 }, () => {
  build();
  expect(inspect()).toEqual([]);
});

test('every planted violation is seen', { timeout: 60_000 }, () => {
  build();
  for (const [file, imports] of Object.values(planted)) writeModule(file, [imports]);
  writeModule('lib/domain/ring.ts', ['@/lib/domain/circle']);
  const seen = inspect();
  for (const [rule, [file]] of Object.entries(planted)) expect(seen).toContain(`${rule}: ${file}`);
});
