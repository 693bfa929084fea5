import type { Client } from 'pg';
import { restoreMarker } from '@/lib/platform/restore-marker';
import { StartRefusal } from '../start-refusal';
import { ownName } from './snapshot';

/**
 * Refuses while others are connected and, unless `replace` says so, while there are people in the database. What an
 * unfinished restore left is nobody's.
 */
export async function requireRoom(client: Client, replace: boolean): Promise<void> {
  await requireAlone(client);
  if (replace || (await isUnfinished(client)) || !(await hasPeople(client))) return;
  throw new StartRefusal(
    'База из DATABASE_URL не пуста. Укажите пустую базу или, если её данные больше не нужны, добавьте --replace.',
  );
}

/**
 * Makes room for a restore: drops the tables of the portal and of its queue. From here on the marker stands, in one step with
 * it, and no part of the portal begins to work. Who began just before is connected and seen.
 */
export async function emptyDatabase(client: Client, replace: boolean): Promise<void> {
  await requireRoom(client, replace);
  const room = (await hasNothing(client))
    ? ''
    : 'drop schema if exists pgboss cascade; drop schema public cascade; create schema public;';
  await client.query(`${room} create schema if not exists ${restoreMarker}`);
  await requireAlone(client);
}

/** All is proven: the portal may begin. */
export async function openDatabaseAgain(client: Client): Promise<void> {
  await client.query(`drop schema ${restoreMarker}`);
}

async function requireAlone(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; count: number }>(
    `select coalesce(nullif(application_name, ''), 'без имени') as name, count(*)::int as count from pg_stat_activity
     where datname = current_database() and application_name <> $1
       -- Of the sessions of other roles not every role is told what they are, but of the server's own it is told no user.
       and coalesce(backend_type = 'client backend', usesysid is not null)
     group by 1 order by 1`,
    [ownName],
  );
  if (rows.length === 0) return;
  const others = rows.map(({ name, count }) => `${name} — ${count}`).join(', ');
  throw new StartRefusal(
    `К базе подключены другие программы (${others}). Остановите сайт и обработчик заданий, закройте остальные.`,
  );
}

async function isUnfinished(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ stands: boolean }>(
    'select to_regnamespace($1) is not null as stands',
    [restoreMarker],
  );
  return rows[0]?.stands === true;
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
  const { rows } = await client.query<{ accounts: boolean; others: boolean }>(
    `select to_regclass('public.account') is not null as accounts,
       exists(select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
         where nspname in ('public', 'pgboss') and relkind in ('r', 'p') and relname <> '_prisma_migrations') as others`,
  );
  if (rows[0]?.accounts !== true) return rows[0]?.others === true;
  return (await client.query('select from public.account limit 1')).rowCount !== 0;
}
