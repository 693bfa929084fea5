import { spawn } from 'node:child_process';
import { bundledNode, ensurePackages, root } from '../../lib/local/ensure-packages.mjs';

// `npm run test:faults [-- full]`, plain JavaScript for any Node: brings the packages and hands over to the Node among them.
try {
  process.chdir(root);
  ensurePackages();
  const { ensureClient } = await import('../../lib/local/generate.mjs');
  ensureClient();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const faults = spawn(bundledNode, ['--import', 'tsx', 'tests/faults/run.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => faults.kill('SIGTERM'));
faults.on('exit', (code) => process.exit(code ?? 1));
