import { spawn } from 'node:child_process';
import { bundledNode, ensurePackages, root } from './ensure-packages.mjs';
import { takeStartLock } from './start-lock.mjs';

/** Plain JavaScript for any Node from 20.19: it brings the packages and hands over to the Node among them. */
function up() {
  process.chdir(root);
  const letNextIn = takeStartLock(root);
  process.on('exit', letNextIn);
  process.stdout.write('1/7 Пакеты … ');
  console.log(ensurePackages() ? 'установлены' : 'уже установлены');
  const start = spawn(bundledNode, ['--import', 'tsx', 'lib/local/start.ts'], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // start.ts stops everything in order and tells the outcome by its exit code.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => start.kill('SIGTERM'));
  stopWithNpm(() => start.kill('SIGTERM'));
  start.on('error', fail);
  start.on('exit', (code) => process.exit(code ?? 1));
}

/** npm, or the shell it starts us in, may be ended without a word to us. */
function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}

function fail(error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}

try {
  up();
} catch (error) {
  fail(error);
}
