import { setTimeout as pause } from 'node:timers/promises';
import { database, inTransaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';

/** Within so many seconds of the end of a fault the queue goes on. */
export const mostSeconds = 60;

const longestQuiet = 120_000;

/**
 * Seconds from the end of a fault until the queue went on: a job put in after it is done, and what was in hand before
 * is done or in other hands. Null: not within a minute.
 */
export async function jobsResumed(over: number): Promise<number | null> {
  const seconds = () => (performance.now() - over) / 1000;
  const moment = await patiently(momentOfDatabase);
  await patiently(() => inTransaction((tx) => queueJob(tx, 'seal-audit', {})));
  while (seconds() <= mostSeconds) {
    if (await patiently(() => goesOnSince(moment))) return seconds();
    await pause(500);
  }
  return null;
}

async function momentOfDatabase(): Promise<Date> {
  const [row] = await database().$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
  return row?.at ?? new Date(0);
}

async function goesOnSince(moment: Date): Promise<boolean> {
  const [row] = await database().$queryRaw<{ resumed: boolean }[]>`
    SELECT NOT EXISTS (SELECT FROM pgboss.job WHERE state = 'active' AND started_on <= ${moment})
      AND EXISTS (SELECT FROM pgboss.job WHERE state = 'completed' AND completed_on > ${moment}) AS resumed`;
  return row?.resumed ?? false;
}

/** Says whether everything that is due got done. What waits for its time is not due: a letter is tried again later. */
export async function untilQuiet(): Promise<boolean> {
  const giveUpAt = performance.now() + longestQuiet;
  // Requests whose askers are gone finish by themselves.
  await pause(1000);
  while (performance.now() < giveUpAt) {
    if ((await patiently(countDue)) === 0) return true;
    await pause(500);
  }
  return false;
}

async function countDue(): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job
    WHERE state = 'active' OR state IN ('created', 'retry') AND start_after <= clock_timestamp()`;
  return row?.count ?? 0;
}

/** This process has connections of its own to the database that was killed. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 20) throw error;
      await pause(500);
    }
  }
}

/** Letters that wait for another try need not wait for it: their time has come. */
export async function hurryLetters(): Promise<void> {
  await database().$executeRaw`
    UPDATE pgboss.job SET start_after = clock_timestamp() WHERE name = 'send-letter' AND state IN ('created', 'retry')`;
}
