import { inTransaction, type Transaction } from './database';
import { errorFacts, log } from './log';

/** How many records a deed was done to, and at how many the portal failed. */
export type Tally = { done: number; failed: number };

/**
 * Does the deed to each record in a transaction of its own. One at which the portal fails is named in the log and stops
 * none of the others.
 * @param act false: there was nothing to do
 */
export async function eachRecord(
  deed: string,
  records: Iterable<string>,
  act: (tx: Transaction, record: string) => Promise<boolean>,
): Promise<Tally> {
  const tally = { done: 0, failed: 0 };
  for (const record of records) {
    try {
      if (await inTransaction((tx) => act(tx, record))) tally.done += 1;
    } catch (error) {
      tally.failed += 1;
      log().error({ event: 'record_failed', deed, record, ...errorFacts(error) });
    }
  }
  return tally;
}

export function addTally(sum: Tally, { done, failed }: Tally): Tally {
  return { done: sum.done + done, failed: sum.failed + failed };
}
