import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  process.env.CHROMIUM_PATH,
  // The same browser without windows: a fifth less work.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

// Without a network Chromium would spend the tests on looking for updates; as root it cannot build its sandbox.
export const browserArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** The Chromium of this system; undefined leaves the choice to Playwright, which then uses its own. */
export function systemChromium() {
  return places.find((path) => path && existsSync(path));
}

/** Sees that the tests have a browser: the system's, a package of the system, or Playwright's own download. */
export async function ensureBrowser() {
  if (systemChromium() || (await playwrightHasOne())) return;
  if (installFromSystem() && systemChromium()) return;
  run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);
  if (await playwrightHasOne()) return;
  throw new Error(
    'Для тестов нужен Chromium: установите пакет chromium своей системы или укажите путь к нему в CHROMIUM_PATH.',
  );
}

async function playwrightHasOne() {
  const { chromium } = await import('playwright');
  return existsSync(chromium.executablePath());
}

function installFromSystem() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  const quietly = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const install = (name) =>
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], quietly);
  return (
    run('apt-get', ['update', '-qq'], quietly) && (install('chromium-headless-shell') || install('chromium'))
  );
}

function run(command, args, options = {}) {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options }).status === 0;
}
