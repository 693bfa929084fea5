import type { Client } from 'pg';
import { StartRefusal } from '../start-refusal';

/**
 * Makes room for a restore: drops the tables of the portal and of its queue. Refuses while anybody is connected and, unless
 * `replace` says so, while there are people in the database.
 */
export async function emptyDatabase(client: Client, replace: boolean): Promise<void> {
  await requireAlone(client);
  if (await hasNothing(client)) return;
  if (!replace && (await hasPeople(client))) {
    throw new StartRefusal(
      'База из DATABASE_URL не пуста. Укажите пустую базу или, если её данные больше не нужны, добавьте --replace.',
    );
  }
  await client.query(
    'drop schema if exists pgboss cascade; drop schema public cascade; create schema public',
  );
}

async function requireAlone(client: Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  const others = rows[0]?.count ?? 0;
  if (others === 0) return;
  throw new StartRefusal(
    `К базе подключены другие программы (соединений: ${others}). Остановите сайт и обработчик заданий.`,
  );
}

async function hasNothing(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where nspname in ('public', 'pgboss') and relkind in ('r', 'p') limit 1`,
  );
  return rowCount === 0;
}

/** Migrations alone bring no account; tables that are not the portal's count as somebody's. */
async function hasPeople(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('public.account') is not null as exists`,
  );
  if (rows[0]?.exists !== true) return true;
  return (await client.query('select from public.account limit 1')).rowCount !== 0;
}
