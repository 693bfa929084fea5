import { database } from '@/lib/platform/database';

/** How long ago a worker last looked over the queues, which each does every minute; null: none has yet. */
export async function secondsSinceWorker(): Promise<number | null> {
  const [row] = await database().$queryRaw<{ seconds: number | null }[]>`
    SELECT EXTRACT(EPOCH FROM now() - max(greatest(monitor_on, monitor_claim_on)))::float8 AS seconds FROM pgboss.queue`;
  return row?.seconds ?? null;
}
