import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { ensureBuild } from '@/lib/local/build';
import { StartRefusal } from '@/lib/local/start-refusal';
import { reportFailure } from '@/lib/local/report-failure';
import { allBenches, isBenchName, type BenchName } from './all-benches';
import { machine } from './machine';
import { clearScratch } from './setup/scratch';
import { printed, type BenchTable } from './table';

const folder = '.data/bench';

/** The running bench ends with the command; it takes down what it has started. */
const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopping.abort());

try {
  await runAll(process.argv.slice(2));
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}

/** Runs the named benches, or all, one after another, and keeps what they say in one file. */
async function runAll(words: readonly string[]): Promise<void> {
  const full = words.includes('full');
  const names = chosen(words.filter((word) => word !== 'full'));
  mkdirSync(folder, { recursive: true });
  const started = new Date();
  const file = `${folder}/results-${started.toISOString().slice(0, 19).replaceAll(':', '-')}.md`;
  const parts = [`# Замеры ${started.toISOString().slice(0, 10)}\n\n${await machine()}\n`];
  const keep = (part: string) => {
    parts.push(part);
    console.log(`\n${part}`);
    writeFileSync(file, parts.join('\n'));
  };
  console.log(`${parts[0] ?? ''}\n${full ? 'Полные' : 'Короткие'} замеры: ${names.join(', ')}.`);
  console.log((await ensureBuild(stopping.signal)) ? 'Сайт собран.' : 'Сайт уже собран.');
  await clearScratch();
  for (const [at, name] of names.entries()) {
    if (stopping.signal.aborted) break;
    console.log(`\n${at + 1}/${names.length} ${name} …`);
    const since = performance.now();
    const isWhole = await runOne(name, full, (table) => keep(printed(table)));
    await clearScratch();
    if (!isWhole) {
      process.exitCode = 1;
      keep(`### ${name}\n\nЗамер не получился.\n`);
    }
    console.log(`${name}: ${timeTaken(name, (performance.now() - since) / 1000, full)}`);
  }
  console.log(`Результаты записаны: ${file}`);
}

function timeTaken(name: BenchName, seconds: number, full: boolean): string {
  const taken = `${seconds.toFixed(0)} с`;
  if (full) return taken;
  const planned = allBenches[name].seconds;
  return seconds > planned
    ? `${taken}, а на короткий замер отведено ${planned} с`
    : `${taken} из ${planned} с`;
}

function chosen(words: readonly string[]): readonly BenchName[] {
  const unknown = words.filter((word) => !isBenchName(word));
  if (unknown.length > 0) {
    const known = Object.keys(allBenches).join(', ');
    throw new StartRefusal(`Такого замера нет: ${unknown.join(', ')}. Есть: ${known}; full — полные.`);
  }
  const names = Object.keys(allBenches).filter(isBenchName);
  return words.length === 0 ? names : names.filter((name) => words.includes(name));
}

/** Each table as soon as it is measured; false when the bench failed, which stops none of the others. */
function runOne(name: BenchName, full: boolean, onTable: (table: BenchTable) => void): Promise<boolean> {
  const args = ['--import', 'tsx', 'tests/bench/run-one.ts', name, full ? 'full' : 'short'];
  // A group of its own: Ctrl-C of the terminal reaches the bench through this process, and at its end the whole group goes.
  const detached = process.platform !== 'win32';
  const bench = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached });
  const stop = () => bench.kill('SIGTERM');
  stopping.signal.addEventListener('abort', stop, { once: true });
  bench.on('message', (message) => onTable(message as BenchTable));
  return new Promise((settle) => {
    bench.once('close', (code) => {
      stopping.signal.removeEventListener('abort', stop);
      if (detached) endGroup(bench.pid);
      settle(code === 0);
    });
  });
}

/** What the bench has started without a channel to it: pgbench, the load, a backup. */
function endGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, 'SIGTERM');
  } catch {
    // Nobody is left.
  }
}
