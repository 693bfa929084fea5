import { failureOf } from '@/lib/domain/delivery-failures';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { clocksAgree } from '@/lib/platform/clock-difference';
import { freeStorageBytes, storageAnswers } from '@/lib/platform/storage-health';
import { lastBackup } from './database-state';
import { listLifeDays } from './life-days';
import { secondsSinceWorker } from './worker-seen';

const longest = { workerSeconds: 180, backupHours: 26, freeBytes: 1_000_000_000, daysBehind: 2 };

/** What does not keep the portal from serving but wants somebody to look, in words; each is found out by itself. */
export const shortcomings = {
  storage: { words: 'Хранилище сканов недоступно: снимки документов не принимаются', found: storageIsAway },
  storage_space: { words: 'В хранилище сканов осталось меньше 1 ГБ', found: storageIsFull },
  worker: { words: 'Обработчик заданий не виден больше трёх минут', found: workerIsAway },
  queues: { words: 'Задания ждут дольше 15 минут', found: jobsWait },
  mail: { words: 'Почтовый сервер не принимает письма', found: mailIsStuck },
  daily: { words: 'Ежедневные задания отстали больше чем на день', found: daysAreBehind },
  backup: { words: 'Последней резервной копии больше 26 часов', found: backupIsOld },
  clock: { words: 'Часы сервера и базы данных расходятся больше чем на минуту', found: clockIsOff },
} as const satisfies Record<string, { words: string; found: () => Promise<boolean> }>;

async function storageIsAway(): Promise<boolean> {
  return !(await storageAnswers());
}

async function storageIsFull(): Promise<boolean> {
  const bytes = await freeStorageBytes();
  return bytes !== null && bytes < longest.freeBytes;
}

async function workerIsAway(): Promise<boolean> {
  const seconds = await secondsSinceWorker();
  return seconds === null || seconds > longest.workerSeconds;
}

/**
 * Jobs that were tried and wait for their next turn are no sign of it, nor those put off for a later hour. None of ours is
 * ever blocked by another: saying so leads to the index of those that wait, past the finished ones of a week.
 */
async function jobsWait(): Promise<boolean> {
  const rows = await database().$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job
    WHERE state = 'created' AND NOT blocked AND start_after < now() - interval '15 minutes' LIMIT 1`;
  return rows.length > 0;
}

/** The oldest letters that wait have met no mail server, and for a quarter of an hour none of those after them has gone. */
async function mailIsStuck(): Promise<boolean> {
  const waiting = await database().letter.findMany({
    where: { delivery: 'queued', lastError: { not: null } },
    orderBy: { createdAt: 'asc' },
    take: 20,
    select: { lastError: true, createdAt: true },
  });
  const unmet = waiting.filter(({ lastError }) =>
    ['unreachable', 'settings', 'unencrypted'].includes(failureOf(lastError ?? '')),
  );
  const [oldest] = unmet;
  if (!oldest) return false;
  const since = new Date(now().getTime() - 15 * 60_000);
  const sent = await database().letter.findFirst({
    where: { delivery: 'sent', createdAt: { gte: oldest.createdAt }, sentAt: { gt: since } },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  return sent === null;
}

async function daysAreBehind(): Promise<boolean> {
  const { behind } = await listLifeDays();
  return behind !== null && behind >= longest.daysBehind;
}

async function backupIsOld(): Promise<boolean> {
  if (environment().BACKUP_STAMP_FILE === undefined) return false;
  const at = await lastBackup();
  return at === null || now().getTime() - at.getTime() > longest.backupHours * 3_600_000;
}

/** As the watch of the database found it seconds ago. */
function clockIsOff(): Promise<boolean> {
  return Promise.resolve(!clocksAgree());
}
