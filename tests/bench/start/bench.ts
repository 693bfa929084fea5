import { startNode, stopChild } from '@/lib/local/processes';
import { openRegion } from '../region/open-region';
import { startWeb } from '../setup/web';
import { spread } from '../statistics';
import type { BenchOptions, BenchTable } from '../table';

/** How long web and worker take from their start until they work, several times each. */
export async function run({ full }: BenchOptions): Promise<BenchTable[]> {
  const region = await openRegion({ children: 10_000 });
  const env = { ...process.env, ...region.settings, NODE_ENV: 'production' };
  const times = full ? 15 : 5;
  const web: number[] = [];
  const worker: number[] = [];
  try {
    for (let time = 0; time < times; time += 1) {
      const portal = await startWeb({ title: 'портал', env, ready: '/institutions' });
      web.push(portal.startedIn / 1000);
      await portal.stop();
      worker.push(await secondsToWork(env));
    }
  } finally {
    await region.stop();
  }
  return [
    {
      title: 'Запуск',
      columns: ['процесс', 'до готовности, с'],
      rows: [
        ['сайт: до первого ответа страницы из базы', spread(web, 1)],
        ['обработчик заданий: до «worker_ready» в журнале', spread(worker, 1)],
      ],
      notes: [`Запусков: ${times}, по очереди. База уже работает, сайт собран.`],
    },
  ];
}

async function secondsToWork(env: Record<string, string | undefined>): Promise<number> {
  const since = performance.now();
  const ready = Promise.withResolvers<undefined>();
  const worker = startNode('обработчик заданий', ['--import', 'tsx', 'lib/worker/main.ts'], {
    env: { ...env, LOG_LEVEL: 'info' },
    onLine: (line) => {
      if (line.includes('worker_ready')) ready.resolve(undefined);
    },
  });
  const ended = worker.ended.then((outcome) => {
    throw new Error(`Обработчик заданий не запустился (код ${outcome})`);
  });
  ended.catch(() => undefined);
  await Promise.race([ready.promise, ended]);
  const seconds = (performance.now() - since) / 1000;
  await stopChild(worker);
  return seconds;
}
