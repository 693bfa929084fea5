import { database } from '@/lib/platform/database';
import type { Rule } from './rule';

/** Every job goes on: none hangs with a worker that is gone, none was given up, none is missing. */
export const jobs: Rule = async () => [...(await hanging()), ...(await givenUp()), ...(await missing())];

type Job = { id: string; name: string };

/** A worker shows every ten seconds that it is alive; after a minute its job is somebody else's. */
async function hanging(): Promise<string[]> {
  const rows = await database().$queryRaw<Job[]>`
    SELECT id::text, name FROM pgboss.job
    WHERE state = 'active' AND coalesce(heartbeat_on, started_on) < clock_timestamp() - interval '1 minute'`;
  return rows.map(({ id, name }) => `Задание ${name} (${id}) застряло: его исполнителя нет уже минуту.`);
}

async function givenUp(): Promise<string[]> {
  const rows = await database().$queryRaw<Job[]>`
    SELECT id::text, name FROM pgboss.job WHERE state = 'failed' AND name IN ('send-letter', 'process-scan')`;
  return rows.map(({ id, name }) => `Задание ${name} (${id}) брошено.`);
}

async function missing(): Promise<string[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT s.id::text FROM scan s WHERE s.status = 'received' AND s.destroyed_at IS NULL AND NOT EXISTS (
      SELECT FROM pgboss.job j
      WHERE j.name = 'process-scan' AND j.state IN ('created', 'retry', 'active') AND j.data->>'scanId' = s.id::text)`;
  return rows.map(({ id }) => `Снимок ${id} ждёт обработки, но задания для него в очереди нет.`);
}
