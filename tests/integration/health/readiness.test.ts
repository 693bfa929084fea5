import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { peerHeader } from '@/app/_server/request-start';
import { GET as health } from '@/app/api/health/route';
import { GET as live } from '@/app/api/health/live/route';
import { GET as metrics } from '@/app/api/metrics/route';
import { signIn } from '@/lib/accounts/sign-in';
import { now, setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { stopWatchingDatabase, watchDatabase } from '@/lib/platform/database-watch';
import { setIndexKey } from '@/lib/platform/encryption';
import { readSettingsAnew } from '@/lib/platform/environment';
import { StorageUnavailable, type FileStore } from '@/lib/platform/file-store';
import { queueJob } from '@/lib/platform/jobs';
import { loadKeys } from '@/lib/platform/load-keys';
import { setFileStore } from '@/lib/platform/storage';
import { givenParent } from '@/tests/support/given';
import { givenFailedLetter } from '@/tests/support/given/failed-letter';

type Told = { status: string; missing: Record<string, string>; degraded: Record<string, string> };

const own = { [peerHeader]: '127.0.0.1' };
const askHealth = (headers: Record<string, string>) =>
  health(new Request('https://portal.test/api/health', { headers }));

async function readiness(): Promise<{ status: number; retryAfter: string | null; told: Told }> {
  const answer = await askHealth(own);
  const told = (await answer.json()) as Told;
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), told };
}

/** It is remembered for a second. */
function eventually() {
  return expect.poll(readiness, { interval: 200 });
}

afterAll(stopWatchingDatabase);

describe('what the portal cannot serve without', () => {
  test('a database that nobody has heard of yet', async () => {
    expect(await readiness()).toMatchObject({
      status: 503,
      retryAfter: '15',
      told: { status: 'unavailable', missing: { database: 'База данных не отвечает' } },
    });
    expect(live().status).toBe(200);
    await watchDatabase();
  });

  test('migrations of this version; newer ones do not matter', async () => {
    const rows = await database().$queryRaw<{ id: string }[]>`
      SELECT id FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1`;
    const [last] = rows;
    await database().$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL WHERE id = ${last?.id}`;
    await eventually().toMatchObject({
      status: 503,
      told: { missing: { migrations: expect.any(String) as string } },
    });
    await database().$executeRaw`UPDATE _prisma_migrations SET finished_at = now() WHERE id = ${last?.id}`;
    await database().$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
      VALUES (${randomUUID()}, '', '29990101000000_of_the_next_version', now())`;
    await eventually().toMatchObject({ status: 200 });
  });

  test('the key of the database', async () => {
    setIndexKey(null);
    expect(await readiness()).toMatchObject({
      status: 503,
      told: { missing: { keys: expect.any(String) as string } },
    });
    await loadKeys();
    expect((await readiness()).status).toBe(200);
  });
});

describe('what it goes on without', () => {
  beforeAll(async () => {
    await database().$executeRaw`UPDATE pgboss.queue SET monitor_on = now()`;
  });

  afterEach(() => setFileStore());

  test('the worker, jobs that wait for it, the mail server, the storage: each is named', async () => {
    await eventually().toMatchObject({ status: 200, told: { status: 'ready', degraded: {} } });
    await database().$executeRaw`UPDATE pgboss.queue SET monitor_on = now() - interval '4 minutes'`;
    await inTransaction((tx) => queueJob(tx, 'seal-audit', {}));
    await database()
      .$executeRaw`UPDATE pgboss.job SET start_after = now() - interval '20 minutes' WHERE state = 'created'`;
    const letterId = await givenFailedLetter(await givenParent());
    const lastError = 'ESOCKET ECONNREFUSED CONN';
    await database().letter.update({ where: { id: letterId }, data: { delivery: 'queued', lastError } });
    const refuse = () => Promise.reject(new StorageUnavailable(new Error('down')));
    setFileStore({ head: refuse } as unknown as FileStore);
    await eventually().toMatchObject({
      status: 200,
      told: {
        status: 'degraded',
        missing: {},
        degraded: { worker: 'Обработчик заданий не виден больше трёх минут' },
      },
    });
    expect(Object.keys((await readiness()).told.degraded)).toEqual(['storage', 'worker', 'queues', 'mail']);
    // The letters of a day in which others went are no sign that the mail server is away.
    await database().letter.update({
      where: { id: await givenFailedLetter(await givenParent()) },
      data: { delivery: 'sent', sentAt: now() },
    });
    await expect.poll(async () => Object.keys((await readiness()).told.degraded)).not.toContain('mail');
  });

  test('a flood of questions is answered from memory', async () => {
    const head = vi.fn(() => Promise.resolve(0));
    setFileStore({ head } as unknown as FileStore);
    await expect.poll(() => askHealth(own).then(() => head.mock.calls.length)).toBe(1);
    const answers = await Promise.all(Array.from({ length: 300 }, readiness));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(head.mock.calls.length).toBeLessThanOrEqual(2);
  });

  test('what hangs is not asked again while it does, and counts as missing', async () => {
    const [head, answer] = [vi.fn(() => hanging.promise), readiness];
    const hanging = Promise.withResolvers<number>();
    setFileStore({ head } as unknown as FileStore);
    await expect.poll(() => answer().then(() => head.mock.calls.length)).toBe(1);
    const { told } = await answer();
    expect(Object.keys(told.degraded)).toContain('storage');
    expect(Object.keys(told.degraded)).not.toContain('storage_space');
    expect(head).toHaveBeenCalledTimes(1);
    hanging.resolve(0);
  });

  test('a clock that is hours off', async () => {
    setClock(() => new Date(Date.now() + 6 * 3_600_000));
    await eventually().toMatchObject({
      told: { degraded: { clock: 'Часы сервера и базы данных расходятся больше чем на минуту' } },
    });
    setClock();
    await expect.poll(async () => Object.keys((await readiness()).told.degraded)).not.toContain('clock');
  });

  test('strangers learn nothing but whether it serves', async () => {
    for (const headers of [{ [peerHeader]: '203.0.113.7' }, { ...own, 'x-forwarded-for': '203.0.113.7' }]) {
      const answer = await askHealth(headers);
      expect(answer.status).toBe(200);
      expect(Object.keys((await answer.json()) as Told)).toEqual(['status']);
    }
  });
});

describe('numbers for Prometheus', () => {
  const scrape = (headers: Record<string, string> = own) =>
    metrics(new Request('https://portal.test/api/metrics', { headers }));

  afterEach(() => {
    delete process.env.METRICS_TOKEN;
    vi.unstubAllEnvs();
    readSettingsAnew();
    setClock();
  });

  test('are for this machine, or for whoever has the token', async () => {
    expect((await scrape()).status).toBe(200);
    expect((await scrape({ ...own, 'x-forwarded-for': '127.0.0.1' })).status).toBe(200);
    expect((await scrape({ ...own, 'x-forwarded-for': '203.0.113.7' })).status).toBe(404);
    expect((await scrape({ [peerHeader]: '203.0.113.7' })).status).toBe(404);
    // A proxy on this machine may not say for whom it asks.
    vi.stubEnv('NODE_ENV', 'production');
    vi.stubEnv('APP_URL', 'https://portal.test');
    readSettingsAnew();
    expect((await scrape()).status).toBe(404);
    vi.unstubAllEnvs();
    process.env.METRICS_TOKEN = 'x'.repeat(32);
    readSettingsAnew();
    expect((await scrape()).status).toBe(401);
    expect((await scrape({ authorization: `Bearer ${'y'.repeat(32)}` })).status).toBe(401);
    expect((await scrape({ authorization: `Bearer ${'x'.repeat(32)}` })).status).toBe(200);
  });

  test('tell of queues, letters, sign-ins, connections and the process, and of nobody', async () => {
    await signIn({ login: 'nobody-of-this-name', password: 'wrong' }).catch(() => undefined);
    setClock(() => new Date(Date.now() + 60_000));
    await new Promise((over) => setTimeout(over, 1100));
    const text = await (await scrape()).text();
    for (const line of [
      /^portal_database_up 1$/m,
      /^portal_clock_ahead_seconds -?\d+$/m,
      /^portal_database_connections\{state="total"\} \d+$/m,
      /^portal_jobs\{job="seal-audit",state="waiting"\} [1-9]/m,
      /^portal_job_oldest_seconds\{job="seal-audit"\} [1-9]\d+$/m,
      /^portal_letters_waiting 1$/m,
      /^portal_letter_oldest_seconds [1-9]\d+$/m,
      /^portal_letters_last_hour\{state="sent"\} 1$/m,
      /^portal_worker_seen_seconds [1-9]/m,
      /^portal_sign_ins_total\{outcome="refused"\} 1$/m,
      /^portal_sign_ins_total\{outcome="entered"\} 0$/m,
      /^portal_process_resident_memory_bytes \d+/m,
      /^portal_nodejs_eventloop_lag_p99_seconds /m,
    ]) {
      expect(text).toMatch(line);
    }
    expect(text).not.toContain('nobody');
  });
});
