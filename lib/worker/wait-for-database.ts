import { setTimeout as pause } from 'node:timers/promises';
import { database } from '@/lib/platform/database';
import { log } from '@/lib/platform/log';

const patience = { seconds: 60, between: 1000 };

/** Returns once the database answers; throws a sentence after a minute. Servers started together come up in any order. */
export async function waitForDatabase(): Promise<void> {
  if (await answers()) return;
  log().info({ event: 'waiting_for_database' });
  const giveUpAt = performance.now() + patience.seconds * 1000;
  do {
    if (performance.now() >= giveUpAt) throw new Error(silence);
    await pause(patience.between);
  } while (!(await answers()));
}

const silence =
  `База данных не отвечает уже ${patience.seconds} секунд. ` +
  'Проверьте, что она запущена и что адрес в DATABASE_URL верен.';

async function answers(): Promise<boolean> {
  try {
    await database().$queryRaw`select 1`;
    return true;
  } catch {
    return false;
  }
}
