import { reportFailure } from '@/lib/local/report-failure';
import { allBenches, isBenchName } from './all-benches';
import type { Bench } from './table';

// One bench in a process of its own: what it leaves in memory, in settings or running burdens none of the others.
const [name = '', mode] = process.argv.slice(2);
// Whoever asked for it is gone: nobody would read what it finds.
process.once('disconnect', () => process.exit(1));
// Without an end of its own the process would leave its PostgreSQL behind.
process.once('SIGTERM', () => process.exit(1));
try {
  if (!isBenchName(name)) throw new Error(`Такого замера нет: ${name}`);
  const bench: { run: Bench } = await allBenches[name]();
  const tables = await bench.run({ full: mode === 'full' });
  await new Promise((told) => process.send?.(tables, told));
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
process.removeAllListeners('disconnect');
process.disconnect();
