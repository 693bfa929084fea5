import { database } from '@/lib/platform/database';
import type { Rule } from './rule';

/** Nobody sits in a transaction that will never end: it would hold its locks against everybody. */
export const connections: Rule = async () => {
  const rows = await database().$queryRaw<{ pid: number; seconds: number }[]>`
    SELECT pid, extract(epoch FROM clock_timestamp() - xact_start)::int AS seconds FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'
      AND state_change < clock_timestamp() - interval '2 seconds'`;
  return rows.map(({ pid, seconds }) => `Соединение ${pid} стоит в начатой транзакции ${seconds} с.`);
};
