import type { Queryable } from './database';
import type { JobName, JobPayloads } from './jobs';

/** Whether a job with this payload waits, is to be tried again or is in hand. */
export async function hasLiveJob<Name extends JobName>(
  db: Queryable,
  name: Name,
  payload: JobPayloads[Name],
): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job
    WHERE name = ${name} AND state IN ('created', 'retry', 'active') AND data = ${JSON.stringify(payload)}::jsonb
    LIMIT 1`;
  return rows.length > 0;
}
