import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { bundledNode, ensurePackages, root } from './ensure-packages.mjs';

// What the checks of `npm run validate` read beside the sources: packages, the database client, Next's types.
try {
  process.chdir(root);
  ensurePackages();
  const { ensureClient } = await import('./generate.mjs');
  ensureClient();
  if (!existsSync('next-env.d.ts') || !existsSync('.next/types')) {
    const typegen = ['node_modules/next/dist/bin/next', 'typegen'];
    spawnSync(bundledNode, typegen, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
