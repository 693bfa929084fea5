import type { Client } from 'pg';
import { copied, fileKeys, savedTables, waitingJobs } from './contents';
import { copyOut } from './copy-out';
import type { Manifest } from './manifest';
import { writePart, type BackupFolder, type Print } from './part';
import { withSnapshot } from './snapshot';

type Dumped = Pick<Manifest, 'lastMigration' | 'auditHead' | 'sequences' | 'tables' | 'jobs' | 'fileKeys'>;

/** Two readers keep two cores busy with compressing; more would take the database from the site. */
const readerCount = 2;

/**
 * Writes all tables as of one moment. Their text form is the same on every server, which cannot be said of the binary one:
 * in that an array of our own kinds of values carries numbers that each database gives anew.
 */
export function dumpDatabase(databaseUrl: string, backup: BackupFolder): Promise<Dumped> {
  return withSnapshot(databaseUrl, readerCount, async (readers) => {
    const [first] = readers;
    const left = await savedTables(first);
    const facts = { lastMigration: await lastMigration(first), auditHead: await auditHead(first) };
    const jobs = await dump(first, backup, 'jobs', `(${waitingJobs.query})`);
    const keys = await dump(first, backup, 'file-keys', `(${fileKeys})`);
    const tables: Manifest['tables'] = [];
    const share = async (reader: Client) => {
      for (let table = left.shift(); table; table = left.shift()) {
        tables.push({ ...table, ...(await dump(reader, backup, partOf(table.name), copied(reader, table))) });
      }
    };
    await Promise.all(readers.map(share));
    // Read last: a sequence knows no snapshot, and one that has gone on meanwhile only leaves numbers out.
    return { ...facts, jobs, fileKeys: keys, tables, sequences: await sequencesOf(first) };
  });
}

/** The part that holds a table. */
export function partOf(table: string): string {
  return `table-${table}`;
}

async function dump(
  reader: Client,
  backup: BackupFolder,
  part: string,
  what: string,
): Promise<Print & { rows: number }> {
  const { result, rows } = await copyOut(reader, what, (stream) => writePart(backup, part, stream));
  return { ...result, rows };
}

async function lastMigration(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string | null }>(
    'select max(migration_name) as name from _prisma_migrations where finished_at is not null',
  );
  return rows[0]?.name ?? '';
}

async function auditHead(client: Client): Promise<Manifest['auditHead']> {
  const { rows } = await client.query<{ position: string; hash: string }>(
    `select position::text, encode(hash, 'hex') as hash from audit_seal order by audit_seal.position desc limit 1`,
  );
  return rows[0] ?? null;
}

/** The view tells them to a role that only uses them, too. */
async function sequencesOf(client: Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<Manifest['sequences'][number]>(
    `select sequencename as name, coalesce(last_value, start_value)::text as value, last_value is not null as called
     from pg_sequences where schemaname = 'public' order by 1`,
  );
  return rows;
}
