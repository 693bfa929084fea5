import { expect } from 'vitest';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';

/**
 * Runs `work` beside an open transaction that has done `hold`, which does `finish` and ends only when the work waits
 * for it or has ended by itself. Returns how the work ended.
 */
export async function whileHeld<Result>(
  hold: (tx: Transaction) => Promise<unknown>,
  work: () => Promise<Result>,
  finish: (tx: Transaction) => Promise<unknown> = () => Promise.resolve(),
): Promise<PromiseSettledResult<Result>> {
  let ended = false;
  const { running } = await inTransaction(async (tx) => {
    await hold(tx);
    const running = Promise.allSettled([work()]).then(([result]) => {
      ended = true;
      return result;
    });
    await expect.poll(async () => ended || (await waitingSessions()) > 0, { timeout: 10_000 }).toBe(true);
    await finish(tx);
    return { running };
  });
  return running;
}

async function waitingSessions(): Promise<number> {
  const [row] = await database().$queryRaw<{ waiting: bigint }[]>`
    select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return Number(row?.waiting ?? 0);
}
