import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { database, inTransaction } from '@/lib/platform/database';
import { StorageUnavailable } from '@/lib/platform/file-store';
import { queueJob, type JobName } from '@/lib/platform/jobs';
import { callingBack } from '@/lib/worker/calling-back';
import { isScanOutage } from '@/lib/worker/outages';

beforeEach(async () => {
  await database().$executeRaw`DELETE FROM pgboss.job WHERE name IN ('process-scan', 'send-letter')`;
});

afterEach(() => void vi.restoreAllMocks());

/** A job whose last try was in vain and whose next is in a quarter of an hour. */
async function givenWaiting(name: 'process-scan' | 'send-letter'): Promise<void> {
  await inTransaction((tx) =>
    name === 'process-scan'
      ? queueJob(tx, name, { scanId: randomUUID() })
      : queueJob(tx, name, { letterId: randomUUID() }),
  );
  await database().$executeRaw`
    UPDATE pgboss.job SET state = 'retry', start_after = now() + interval '15 minutes' WHERE name = ${name}`;
}

async function waitingOf(name: JobName): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = ${name} AND start_after > now()`;
  return row?.count ?? 0;
}

/** Scans are drawn unless there is a fault. */
function givenWork(fault: () => Error | null) {
  return callingBack(
    'process-scan',
    () => {
      const error = fault();
      return error ? Promise.reject(error) : Promise.resolve();
    },
    isScanOutage,
  );
}

test('the first scan that gets through calls the others back, and no other kind of job', async () => {
  await givenWaiting('process-scan');
  await givenWaiting('send-letter');
  let fault: Error | null = new StorageUnavailable('away');
  const work = givenWork(() => fault);
  await expect(work({})).rejects.toThrow(StorageUnavailable);
  expect(await waitingOf('process-scan')).toBe(1);
  fault = null;
  await work({});
  expect(await waitingOf('process-scan')).toBe(0);
  expect(await waitingOf('send-letter')).toBe(1);
});

test('not twice within a minute, and not for what is the matter with one scan alone', async () => {
  let fault: Error | null = null;
  let minutes = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => minutes * 60_000);
  const work = givenWork(() => fault);
  const tryAndGetThrough = async (error: Error) => {
    fault = error;
    await expect(work({})).rejects.toThrow(error);
    fault = null;
    await work({});
  };
  await work({});
  await givenWaiting('process-scan');
  await tryAndGetThrough(new StorageUnavailable('away'));
  expect(await waitingOf('process-scan')).toBe(1);
  minutes = 1;
  await work({});
  expect(await waitingOf('process-scan')).toBe(0);

  minutes = 5;
  await givenWaiting('process-scan');
  await tryAndGetThrough(new TypeError('this one'));
  expect(await waitingOf('process-scan')).toBeGreaterThan(0);
});
