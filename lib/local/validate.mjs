import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { bundledNode, ensurePackages, root } from './ensure-packages.mjs';

// `npm run validate`: what must hold of the sources beside the tests. The longest comes first and takes both cores.
const checks = {
  eslint: ['eslint/bin/eslint.js', '--concurrency', '2', '.'],
  // The compiler in Go: the same types in a third of the time. ESLint reads them through TypeScript 6, whose interface it knows.
  tsc: ['typescript-native/bin/tsc', '--noEmit'],
  prettier: ['prettier/bin/prettier.cjs', '--check', '.'],
  depcruise: [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['app', 'components', 'lib', 'emails'],
    ...['--config', '.dependency-cruiser.cjs'],
  ],
  knip: ['knip/bin/knip.js'],
};
const atOnce = 2;

/** Packages, the database client and Next's types: the checks read them beside the sources. */
async function prepare() {
  process.chdir(root);
  ensurePackages();
  const { ensureClient } = await import('./generate.mjs');
  ensureClient();
  if (existsSync('next-env.d.ts') && existsSync('.next/types')) return;
  spawnSync(bundledNode, ['node_modules/next/dist/bin/next', 'typegen'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** What the check says is printed when it has ended, so that two do not speak at once. */
function run(name) {
  const [file, ...args] = checks[name];
  return new Promise((settle) => {
    const child = spawn(bundledNode, [`node_modules/${file}`, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = [];
    child.stdout.on('data', (part) => said.push(part));
    child.stderr.on('data', (part) => said.push(part));
    child.once('close', (code) => {
      console.log(
        `\n── ${name}: ${code === 0 ? 'ok' : 'failed'} ──\n${Buffer.concat(said).toString().trimEnd()}`,
      );
      settle(code === 0);
    });
  });
}

async function runAll() {
  const waiting = Object.keys(checks);
  let held = true;
  const takeNext = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) held = (await run(name)) && held;
  };
  await Promise.all(Array.from({ length: atOnce }, takeNext));
  return held;
}

try {
  await prepare();
  if (!(await runAll())) process.exitCode = 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
