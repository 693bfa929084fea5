import { database } from '@/lib/platform/database';
import type { JobName } from '@/lib/platform/jobs';

/** The queue gives up what waits in it. */
export async function loseJobs(): Promise<void> {
  await database()
    .$executeRaw`UPDATE pgboss.job SET state = 'failed' WHERE state IN ('created', 'retry', 'active')`;
}

export async function countWaitingJobs(name: JobName): Promise<number> {
  const rows = await database().$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job WHERE name = ${name} AND state = 'created'`;
  return rows.length;
}
