import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { freePort } from '@/lib/local/ports';
import { commandOf } from '@/lib/local/running-command.mjs';
import { clearScratch } from '@/tests/bench/setup/scratch';

/** What a bench does first: a database server that outlives the terminal's Ctrl-C unless somebody ends it. */
const program = `
  const { endWithCommand } = await import('./tests/bench/end-with-command.ts');
  const { startPostgres } = await import('./lib/local/postgres.ts');
  endWithCommand();
  const [dataDir, port] = process.env.BENCH_SERVER.split(' ');
  const server = await startPostgres({ dataDir, port: Number(port), password: 'bench' });
  console.log(server.child.process.pid);`;

async function startBench(folder: string): Promise<{ bench: ChildProcess; server: number }> {
  const place = `${join(folder, 'postgres')} ${await freePort()}`;
  const bench = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    env: { ...process.env, BENCH_SERVER: place },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (!bench.stdout) throw new Error('No output');
  const [line] = (await once(createInterface({ input: bench.stdout }), 'line')) as [string];
  return { bench, server: Number(line) };
}

test('a bench that is broken off leaves no server behind, and one that is killed none for the next run', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'portal-bench-'));
  const folder = join(scratch, 'region');
  mkdirSync(folder);
  const isRunning = (server: number) => commandOf(server).includes(folder);

  const first = await startBench(folder);
  expect(isRunning(first.server)).toBe(true);
  first.bench.kill('SIGINT');
  await expect.poll(() => isRunning(first.server)).toBe(false);

  const second = await startBench(folder);
  second.bench.kill('SIGKILL');
  await once(second.bench, 'exit');
  expect(isRunning(second.server)).toBe(true);
  await clearScratch(scratch);
  expect(isRunning(second.server)).toBe(false);
  expect(existsSync(scratch)).toBe(false);
}, 60_000);
