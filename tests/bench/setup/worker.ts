import { setTimeout as wait } from 'node:timers/promises';
import { onDatabase } from '@/lib/local/database-check';
import { stopChild, type Environment } from '@/lib/local/processes';
import { startWorker as startProcess } from '@/lib/local/services';

export type Worker = {
  /** From the start of the process until it takes jobs, milliseconds. */
  startedIn: number;
  stop: () => Promise<void>;
};

/** Starts the worker and waits until it takes jobs. */
export async function startWorker(env: Environment): Promise<Worker> {
  const since = performance.now();
  const ready = Promise.withResolvers<undefined>();
  const child = startProcess(
    { ...process.env, ...env, NODE_ENV: 'production', LOG_LEVEL: 'info' },
    (line) => {
      if (line.includes('"worker_ready"')) ready.resolve(undefined);
    },
  );
  const ended = child.ended.then((outcome) => {
    throw new Error(`Обработчик заданий не запустился (код ${outcome})`);
  });
  ended.catch(() => undefined);
  await Promise.race([ready.promise, ended]);
  return { startedIn: performance.now() - since, stop: () => stopChild(child) };
}

const quietMinutes = 10;

/** Waits until nothing is under way and nothing due: what the worker makes up for at its start is no part of what is measured. */
export async function untilQuiet(databaseUrl: string): Promise<void> {
  const limit = AbortSignal.timeout(quietMinutes * 60_000);
  await onDatabase(databaseUrl, async (client) => {
    for (;;) {
      const { rows } = await client.query<{ due: number }>(
        `select count(*)::int as due from pgboss.job
         where state = 'active' or (state in ('created', 'retry') and start_after <= now())`,
      );
      if (rows[0]?.due === 0) return;
      if (limit.aborted)
        throw new Error(`За ${quietMinutes} минут обработчик заданий не справился с начатым.`);
      await wait(300);
    }
  });
}
