import { Client } from 'pg';
import { utcSessions } from '@/lib/platform/utc-sessions';
import { StartRefusal } from '../start-refusal';

/** Any number will do as long as every backup asks for the same one. */
const lockNumber = 420_018_125;

/** A connection whose text of values is the same on every server. */
export async function connect(databaseUrl: string): Promise<Client> {
  const client = new Client({ connectionString: utcSessions(databaseUrl), connectionTimeoutMillis: 10_000 });
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

/** Runs `work` unless another backup of the same database is being made; the lock ends with the process. */
export async function aloneAtBackup<Result>(
  databaseUrl: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const client = await connect(databaseUrl);
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
      lockNumber,
    ]);
    if (rows[0]?.got !== true) throw new StartRefusal('Копия этой базы уже делается: дождитесь её конца.');
    return await work();
  } finally {
    await client.end();
  }
}

/** Connections that all see the database as of one moment, whatever is written meanwhile. Nobody waits for them. */
export async function withSnapshot<Result>(
  databaseUrl: string,
  count: number,
  work: (readers: readonly [Client, ...Client[]]) => Promise<Result>,
): Promise<Result> {
  const begin = 'begin isolation level repeatable read read only';
  const first = await connect(databaseUrl);
  const readers: [Client, ...Client[]] = [first];
  try {
    await first.query(begin);
    const { rows } = await first.query<{ name: string }>('select pg_export_snapshot() as name');
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
