import { reportFailure } from '@/lib/local/report-failure';
import { allBenches, isBenchName } from './all-benches';
import { endWithCommand } from './end-with-command';
import type { Bench } from './table';

// One bench in a process of its own: what it leaves in memory, in settings or running burdens none of the others.
const [name = '', mode] = process.argv.slice(2);
const command = endWithCommand();
try {
  if (!isBenchName(name)) throw new Error(`Такого замера нет: ${name}`);
  const bench: { run: Bench } = await allBenches[name].load();
  for await (const table of bench.run({ full: mode === 'full' })) {
    await new Promise((told) => process.send?.(table, told));
  }
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
command.release();
// What a failed bench has left running for its hour says nothing any more.
process.exit();
