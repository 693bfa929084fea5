import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { now } from '@/lib/platform/clock';
import { returnJobs, type WaitingJob } from '@/lib/platform/jobs';
import { StartRefusal } from '../start-refusal';
import { bareTables } from './bare-tables';
import { copied, waitingJobs } from './contents';
import { copyOut } from './copy-out';
import { partOf } from './dump-database';
import { holdLetters } from './held-letters';
import type { Manifest, OpenedBackup } from './manifest';
import { nowhere, printing, readPart } from './part';

type Table = Manifest['tables'][number];

/**
 * Numbers that were given after the backup stand on papers and in letters already: after a restore they are not given again
 * to others. Other sequences are seen by nobody outside.
 */
const numbersLeftOut: Readonly<Record<string, number>> = { application_number_seq: 20_000 };

/**
 * Loads the backup into migrated tables: everything or, when anything fails or the process dies, nothing. Each table is read
 * back and is, to the byte, what the snapshot saw. Returns how many letters are held.
 */
export async function loadData(client: Client, backup: OpenedBackup): Promise<number> {
  await client.query('begin');
  await client.query(`set local maintenance_work_mem = '256MB'`);
  const putBack = await bareTables(client);
  await emptyTables(client);
  for (const table of backup.manifest.tables) await loadTable(client, backup, table);
  for (const table of backup.manifest.tables) await compareTable(client, table);
  await setSequences(client, backup.manifest);
  // Browsers of before the restore may hold sessions that ended after the backup.
  await client.query('update session set ended_at = $1 where ended_at is null', [now()]);
  const held = await holdLetters(client);
  await putBack();
  await putJobsBack(client, backup);
  await client.query('commit');
  await client.query('analyze');
  return held;
}

async function emptyTables(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '_prisma_migrations'`,
  );
  await client.query(`truncate ${rows.map(({ name }) => name).join(', ')}`);
}

async function loadTable(client: Client, backup: OpenedBackup, table: Table): Promise<void> {
  // Of a table emptied in the same transaction the rows may lie as finished from the start: nobody has to tidy them later.
  const target = client.query(copyFrom(`copy ${copied(client, table)} from stdin with (freeze)`));
  await readPart(backup, partOf(table.name), table, target);
}

async function compareTable(client: Client, table: Table): Promise<void> {
  const print = printing();
  const { rows } = await copyOut(client, copied(client, table), (stream) =>
    pipeline(stream, print.through, nowhere()),
  );
  if (print.taken().sha256 === table.sha256 && rows === table.rows) return;
  throw new StartRefusal(
    `Таблица ${table.name} после загрузки не совпадает с копией: строк ${rows}, в копии ${table.rows}.`,
  );
}

async function setSequences(client: Client, { sequences }: Manifest): Promise<void> {
  for (const { name, value, called } of sequences) {
    const next = BigInt(value) + BigInt(numbersLeftOut[name] ?? 0);
    await client.query('select setval($1::regclass, $2, $3)', [
      client.escapeIdentifier(name),
      String(next),
      called,
    ]);
  }
}

async function putJobsBack(client: Client, backup: OpenedBackup): Promise<void> {
  await client.query(`create temporary table waiting_job (${waitingJobs.columns}) on commit drop`);
  await readPart(backup, 'jobs', backup.manifest.jobs, client.query(copyFrom('copy waiting_job from stdin')));
  const { rows } = await client.query<WaitingJob>(
    'select name, data, priority, start_after as "startAfter" from waiting_job',
  );
  const db = { executeSql: (sql: string, values?: unknown[]) => client.query(sql, values) };
  await returnJobs(db, rows);
}
