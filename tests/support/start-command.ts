import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve('.');
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

export type Outcome = { code: number | null; output: string };

/** Settings of a test must not reach the command: it is to find or make its own. */
const withheld = [
  'APP_URL',
  'DATABASE_URL',
  'SMTP_URL',
  'MASTER_KEY',
  'AUTH_SECRET',
  'STORAGE_DIR',
  'PORT',
  'VITEST',
];

/** The environment of a person at a fresh terminal, with these settings. */
export function freshEnvironment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !withheld.includes(name));
  return { ...Object.fromEntries(own), NODE_ENV: 'production', ...settings };
}

/** Runs the start command in the folder to its end. */
export async function runStart(folder: string, settings: Record<string, string>): Promise<Outcome> {
  const start = spawn(process.execPath, ['--import', tsx, join(root, 'lib', 'local', 'start.ts')], {
    cwd: folder,
    env: freshEnvironment({ TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'), ...settings }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [start.stdout, start.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  const code = await new Promise<number | null>((settle) => start.once('close', settle));
  return { code, output };
}
