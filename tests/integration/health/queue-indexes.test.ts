import { expect, test } from 'vitest';
import { listQueues } from '@/lib/health/queues';
import { shortcomings } from '@/lib/health/shortcomings';
import { database, inTransaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { tablesReadWhole } from '@/tests/support/whole-reads';

test('what waits is found past the finished jobs of a week', async () => {
  await inTransaction((tx) => queueJob(tx, 'seal-audit', {}));
  await database().$executeRaw`
    INSERT INTO pgboss.job (name, state, completed_on)
    SELECT 'send-letter', 'completed', now() FROM generate_series(1, 20000)`;
  await database().$executeRaw`ANALYZE pgboss.job`;
  const tables = await database().$queryRaw<{ relname: string }[]>`
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'pgboss' AND c.relname LIKE 'job%' AND c.relkind IN ('r', 'p')`;
  const look = async () => {
    const queues = await listQueues();
    expect(queues.find(({ name }) => name === 'seal-audit')?.waiting).toBe(1);
    expect(await shortcomings.queues.found()).toBe(false);
  };
  expect(tables.length).toBeGreaterThan(0);
  expect(
    await tablesReadWhole(
      tables.map(({ relname }) => relname),
      look,
    ),
  ).toEqual([]);
}, 60_000);
