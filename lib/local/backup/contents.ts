import type { Client } from 'pg';
import { namedFiles } from '@/lib/platform/stored-keys';

/**
 * Tables of which a backup keeps nothing, and why: a table that is not named here is kept. None of those kept points to one
 * of these.
 */
export const leftOut = {
  _prisma_migrations: 'the restore applies the migrations itself and notes them',
  rate_limit: 'attempts of the last minutes; after a restore they are counted anew',
  pending_sign_in: 'a sign-in half done, ten minutes long',
  passkey_challenge: 'a question to one browser, five minutes long',
  provider_trip: 'a sign-in on its way to the provider, ten minutes long',
  provider_offer: 'what the provider said of a person who has not agreed to the tie yet',
  password_recovery: 'a link of thirty minutes; who still needs one asks again',
  record_reservation: 'who looks at a record at this moment; all sessions end with a restore',
} as const satisfies Record<string, string>;

export type SavedTable = { name: string; columns: string[] };

/** The tables to keep, the largest first, with the columns whose values a restore puts back. */
export async function savedTables(client: Client): Promise<SavedTable[]> {
  const { rows } = await client.query<SavedTable>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1)
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.oid order by c.relpages desc, c.relname`,
    [Object.keys(leftOut)],
  );
  return rows;
}

/** The table and its columns as they stand in COPY. */
export function copied(client: Client, { name, columns }: SavedTable): string {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  return `public.${client.escapeIdentifier(name)} (${list})`;
}

/**
 * Jobs that wait or are in hand. The queue is not copied as tables: a restore hands them to pg-boss anew, whatever version it
 * is then. Letters are held, links to recover a password are over, and jobs that carry nothing come by their schedule.
 */
export const waitingJobs = {
  query: `select name, data, priority, start_after from pgboss.job
    where state in ('created', 'retry', 'active') and data <> '{}' and name not in ('send-letter', 'recover-password')
    order by created_on`,
  columns: 'name text, data jsonb, priority int, start_after timestamptz',
} as const;

/** Keys of the files that the rows of the same snapshot name, each once. */
export const fileKeys = `select key from (${namedFiles}) named group by key order by key`;
