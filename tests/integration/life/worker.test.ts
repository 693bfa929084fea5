import { afterAll, expect, test } from 'vitest';
import { database } from '@/lib/platform/database';
import { WorkerProcess } from '@/tests/integration/letters/worker-process';

let worker: WorkerProcess | null = null;

afterAll(() => worker?.discard());

test('the worker lives the day as soon as it starts, and the queue asks for it every hour', async () => {
  const schedules = await database().$queryRaw`SELECT cron FROM pgboss.schedule WHERE name = 'live-day'`;
  expect(schedules).toEqual([{ cron: '7 * * * *' }]);
  worker = new WorkerProcess({ SMTP_URL: 'smtp://localhost:1' });
  await worker.said('day_lived');
  expect(await database().lifeDay.count({ where: { finishedAt: { not: null } } })).toBe(1);
});
