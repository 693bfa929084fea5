import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { applyMigrations } from '@/lib/local/apply-migrations';
import { now } from '@/lib/platform/clock';
import { closeDatabase } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { closeJobs } from '@/lib/platform/jobs';
import { loadKeys } from '@/lib/platform/load-keys';
import { hashPassword } from '@/lib/platform/passwords';
import { rebuildReports } from '@/lib/reports/count-reports';
import type { PartOrder } from './fill-part';
import { makePlaces } from './make-places';
import { sealJournal } from './seal-journal';
import { setIndexesAside } from './set-aside';
import { familiesFor } from './stages';

/** All generated people sign in with it. */
export const regionPassword = 'Семь берёз у реки 42';

type Told = (line: string) => void;

/** Fills the empty database of this process with a region of so many children. `tell` hears how far it is. */
export async function makeRegion(children: number, tell: Told = () => undefined): Promise<void> {
  const begun = performance.now();
  const step = (title: string) => tell(`${((performance.now() - begun) / 1000).toFixed(0)} с: ${title}`);
  await applyMigrations(environment().DATABASE_URL);
  await closeJobs();
  await loadKeys();
  const places = await makePlaces(await hashPassword(regionPassword));
  const client = new Client({ connectionString: environment().DATABASE_URL });
  await client.connect();
  // The whole region is written by one superuser, and what is lost in a power cut is made anew.
  await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '512MB'`);
  const putBack = await setIndexesAside(client);
  step('семьи');
  const whole = { children, families: familiesFor(children) };
  await fillAll({ whole, places, madeAt: now().toISOString() }, step);
  step('указатели');
  await putBack();
  await client.query(
    `SELECT setval(pg_get_serial_sequence('application', 'number'), (SELECT max(number) FROM application))`,
  );
  step('печати журнала');
  await client.query('SET session_replication_role = replica');
  await sealJournal(client);
  step('отчёты');
  await client.query('ANALYZE');
  await rebuildReports();
  step('уборка');
  await client.query('VACUUM (ANALYZE)');
  await client.query('CHECKPOINT');
  await client.end();
  await closeDatabase();
  step('готово');
}

async function fillAll(order: Omit<PartOrder, 'part' | 'parts'>, step: Told): Promise<void> {
  const { families } = order.whole;
  const parts = Math.min(availableParallelism(), Math.ceil(families / 1000));
  let made = 0;
  let told = 0;
  const count = (more: number) => {
    made += more;
    if (made - told < families / 10) return;
    told = made;
    step(`семей ${made.toLocaleString('ru-RU')} из ${families.toLocaleString('ru-RU')}`);
  };
  await Promise.all(Array.from({ length: parts }, (_, part) => fillOne({ ...order, part, parts }, count)));
}

async function fillOne(order: PartOrder, count: (families: number) => void): Promise<void> {
  const child = fork(join(import.meta.dirname, 'fill-part.ts'), [], {
    execArgv: ['--max-old-space-size=512', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.on('message', (message) => count((message as { families: number }).families));
  child.send(order);
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (code !== 0) throw new Error(`Часть региона не создана: ${String(code ?? signal)}`);
}
