import { callBackJobs, type JobName } from '@/lib/platform/jobs';

/** Milliseconds between two calls: while only some of it is out of reach, those that still fail must not crowd out the others. */
const shortestBetween = 60_000;

/**
 * While what a kind of job needs (storage, clamd, mail server) is away, its jobs wait longer after every try. The first that
 * gets through afterwards calls the others back: no family waits a quarter of an hour for a storage that answers again.
 * @param isOutage tells that from what is the matter with one job alone
 */
export function callingBack<Payload>(
  name: JobName,
  work: (payload: Payload) => Promise<void>,
  isOutage: (error: unknown) => boolean,
): (payload: Payload) => Promise<void> {
  // Who has just started does not know what the worker before met with.
  let someWait = true;
  let calledAt = -Infinity;
  return async (payload) => {
    try {
      await work(payload);
    } catch (error) {
      someWait ||= isOutage(error);
      throw error;
    }
    if (!someWait || performance.now() - calledAt < shortestBetween) return;
    await callBackJobs(name);
    someWait = false;
    calledAt = performance.now();
  };
}
