import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeRefusal } from './node-version.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The Node 24 that came with the packages; every part of the portal runs on it. */
export const bundledNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/**
 * Installs exactly what package-lock.json says, unless it is installed already.
 * Returns whether there was anything to do; throws a sentence when it cannot be done.
 */
export function ensurePackages() {
  const tooOld = nodeRefusal();
  if (tooOld) throw new Error(tooOld);
  if (packagesAreCurrent()) return false;
  const done = spawnSync('npm', ['ci', '--include=dev', '--loglevel=error'], {
    cwd: root,
    // The Node of the old packages must not carry out their replacement.
    env: { ...process.env, PATH: pathWithoutPackages() },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0 || !packagesAreCurrent()) {
    throw new Error(
      'Пакеты не установились (npm ci): проверьте доступ к серверу пакетов npm и место на диске.',
    );
  }
  return true;
}

/** npm notes what it has installed in a lock file of its own, written last: the two must agree. */
function packagesAreCurrent() {
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  const locked = packagesOf(join(root, 'package-lock.json'));
  if (!installed || !locked || !existsSync(bundledNode)) return false;
  return Object.entries(locked).every(([path, { version, optional, peer }]) => {
    if (path === '') return true;
    // Packages for other systems, and those only a neighbour might want, may rightly be absent.
    if (!installed[path]) return Boolean(optional || peer);
    return installed[path].version === version;
  });
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

function pathWithoutPackages() {
  const own = join(root, 'node_modules');
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(own))
    .join(delimiter);
}
