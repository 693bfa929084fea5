import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { contentHash } from './content-hash.mjs';
import { runNode } from './processes';
import { StartRefusal } from './start-refusal';

const record = '.next/made-from';
const product = '.next/BUILD_ID';
const sources = [
  'app',
  'components',
  'emails',
  'lib',
  'prisma/schema',
  'public',
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];
// The local start is no part of what is built, and the generated client follows from the schema.
const skip = ['lib/local', 'lib/worker', 'lib/platform/generated'];

// A page that asks for these while it is built would carry one database's data wherever the build goes.
const withheld = {
  DATABASE_URL: undefined,
  SMTP_URL: undefined,
  MASTER_KEY: undefined,
  AUTH_SECRET: undefined,
};

/** Builds the site for production when anything it is made of changed since. Returns whether it did. */
export async function ensureBuild(signal?: AbortSignal): Promise<boolean> {
  const wanted = contentHash(sources, { skip });
  if (existsSync(record) && existsSync(product) && readFileSync(record, 'utf8') === wanted) return false;
  // An interrupted build must not be taken for the finished one before it.
  rmSync(record, { force: true });
  await runNode('Сборка сайта', ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, ...withheld, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    signal,
  });
  if (!existsSync(product)) throw new StartRefusal('Сборка сайта прервалась: запустите ещё раз.');
  writeFileSync(record, wanted);
  return true;
}
