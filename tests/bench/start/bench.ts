import { openRegion } from '../region/open-region';
import { measuredWith } from '../setup/measured-with';
import { startWeb } from '../setup/web';
import { startWorker } from '../setup/worker';
import { spread } from '../statistics';
import type { BenchOptions, BenchTable } from '../table';

/** How long web and worker take from their start until they work, several times each. */
export async function* run({ full }: BenchOptions): AsyncGenerator<BenchTable> {
  const region = await openRegion({ children: 10_000 });
  const env = region.settings;
  const times = full ? 15 : 3;
  const web: number[] = [];
  const worker: number[] = [];
  try {
    for (let time = 0; time < times; time += 1) {
      const portal = await startWeb({ title: 'портал', env, ready: '/institutions' });
      web.push(portal.startedIn / 1000);
      await portal.stop();
      const jobs = await startWorker(env);
      worker.push(jobs.startedIn / 1000);
      await jobs.stop();
    }
  } finally {
    await region.stop();
  }
  yield {
    title: 'Запуск',
    columns: ['процесс', 'до готовности, с'],
    rows: [
      ['сайт: до первой показанной страницы из базы', spread(web, 1)],
      ['обработчик заданий: до «worker_ready» в журнале', spread(worker, 1)],
    ],
    notes: [
      `Запусков: ${times}, по очереди, второй не работает. База уже работает, сайт собран. ${measuredWith(region, { worker: false })}`,
    ],
  };
}
