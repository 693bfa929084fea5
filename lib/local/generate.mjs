import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { contentHash } from './content-hash.mjs';

const client = 'lib/platform/generated/prisma';
const record = 'lib/platform/generated/made-from';
const sources = ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json'];

/** Writes the database client from prisma/schema when the schema changed since. Returns whether it did. */
export function ensureClient() {
  const wanted = contentHash(sources);
  const current = existsSync(client) && existsSync(record) && readFileSync(record, 'utf8') === wanted;
  if (current) return false;
  generateClient();
  writeFileSync(record, wanted);
  return true;
}

/**
 * `prisma generate` needs no schema engine, yet looks for its binary and would download it:
 * naming any file that exists lets it work without a network.
 */
function generateClient() {
  const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const done = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
    encoding: 'utf8',
  });
  if (done.status !== 0)
    throw new Error(`Клиент базы данных не получился:\n${done.stdout}${done.stderr}`.trim());
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(ensureClient() ? 'Клиент базы данных обновлён.' : 'Клиент базы данных соответствует схеме.');
}
