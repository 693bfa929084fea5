import { Client } from 'pg';
import { expect } from 'vitest';
import { closeDatabase } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { closeJobs } from '@/lib/platform/jobs';

/** How often each large table was read from end to end so far; a connection tells what it read when it ends at the latest. */
async function wholeReads(tables: readonly string[]): Promise<Record<string, number>> {
  await closeJobs();
  await closeDatabase();
  const client = new Client({ connectionString: environment().DATABASE_URL });
  await client.connect();
  try {
    const others = async () => {
      const { rows } = await client.query<{ count: string }>(
        'select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      return Number(rows[0]?.count);
    };
    await expect.poll(others, { timeout: 10_000, interval: 20 }).toBe(0);
    const { rows } = await client.query<{ name: string; scans: string }>(
      'select relname as name, seq_scan as scans from pg_stat_user_tables where relname = any($1)',
      [tables],
    );
    return Object.fromEntries(rows.map(({ name, scans }) => [name, Number(scans)]));
  } finally {
    await client.end();
  }
}

/** Which of these tables `read` reads from end to end: what it costs grows with all that is ever written down. */
export async function tablesReadWhole(
  tables: readonly string[],
  read: () => Promise<unknown>,
): Promise<string[]> {
  const before = await wholeReads(tables);
  await read();
  const after = await wholeReads(tables);
  return Object.keys(after).filter((name) => (after[name] ?? 0) > (before[name] ?? 0));
}
