import { Client } from 'pg';
import { backupLock } from '@/lib/platform/backup-lock';
import { migrationLock } from '@/lib/platform/migrate';
import { utcSessions } from '@/lib/platform/utc-sessions';
import { StartRefusal } from '../start-refusal';
import { savedTables } from './contents';

/** By this name a restore tells its own connections from those of others. */
export const ownName = 'portal-backup';

/** A connection whose text of values is the same on every server. */
export async function connect(databaseUrl: string): Promise<Client> {
  const client = new Client({
    connectionString: utcSessions(databaseUrl),
    application_name: ownName,
    connectionTimeoutMillis: 10_000,
    // Some connections rest for hours while files are copied: nobody between here and the server may forget them.
    keepAlive: true,
  });
  try {
    await client.connect();
  } catch {
    await client.end().catch(() => undefined);
    throw new StartRefusal('База данных не отвечает: проверьте DATABASE_URL и доступность сервера.');
  }
  // A connection that breaks fails the query in hand; there is nobody else to tell.
  client.on('error', () => undefined);
  await client.query(`
    set client_encoding = 'UTF8'; set datestyle = 'ISO'; set bytea_output = 'hex'; set extra_float_digits = 1;
    set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0;
    set synchronize_seqscans = off`);
  return client;
}

/**
 * Runs `work` unless another backup or restore of the same database is at work; the lock ends with the process. As long as it
 * is held, files stay that lost their row: `work` asks with what it is given whether it was held to the end.
 */
export async function aloneAtBackup<Result>(
  databaseUrl: string,
  work: (requireStillAlone: () => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const client = await connect(databaseUrl);
  const requireStillAlone = async () => {
    await client.query('select 1').catch(() => {
      throw new StartRefusal('Соединение с базой прервалось, копия не закончена: повторите.');
    });
  };
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
      backupLock,
    ]);
    if (rows[0]?.got !== true)
      throw new StartRefusal('Копия этой базы уже делается или восстанавливается: дождитесь конца.');
    return await work(requireStillAlone);
  } finally {
    await client.end();
  }
}

/**
 * Connections that all see the database as of one moment, whatever is written meanwhile. Only what rewrites or empties a table
 * waits for them: such a change takes no heed of moments, and an older one would find the table empty.
 */
export async function withSnapshot<Result>(
  databaseUrl: string,
  count: number,
  work: (readers: readonly [Client, ...Client[]]) => Promise<Result>,
): Promise<Result> {
  const begin = 'begin isolation level repeatable read read only';
  const first = await connect(databaseUrl);
  const readers: [Client, ...Client[]] = [first];
  try {
    // No migration is half done at that moment; later ones meet the locks of the tables.
    await first.query('select pg_advisory_lock_shared($1)', [migrationLock]);
    const tables = (await savedTables(first)).map(({ name }) => `public.${first.escapeIdentifier(name)}`);
    // The locks come before the moment is fixed: to lock does not fix it, to read anything does.
    await first.query(`${begin}; lock table ${tables.join(', ')} in access share mode`);
    const { rows } = await first.query<{ name: string }>('select pg_export_snapshot() as name');
    await first.query('select pg_advisory_unlock_shared($1)', [migrationLock]);
    while (readers.length < count) {
      const reader = await connect(databaseUrl);
      readers.push(reader);
      await reader.query(`${begin}; set transaction snapshot ${reader.escapeLiteral(rows[0]?.name ?? '')}`);
    }
    return await work(readers);
  } finally {
    await Promise.all(readers.map((reader) => reader.end()));
  }
}
