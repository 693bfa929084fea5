import { failureOf } from '@/lib/domain/delivery-failures';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { storageHealth } from '@/lib/platform/storage-health';
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
} as const satisfies Record<string, { words: string; found: () => Promise<boolean> }>;

async function storageIsAway(): Promise<boolean> {
  return !(await storageHealth()).reachable;
}

async function storageIsFull(): Promise<boolean> {
  const { freeBytes } = await storageHealth();
  return freeBytes !== null && freeBytes < longest.freeBytes;
}

async function workerIsAway(): Promise<boolean> {
  const seconds = await secondsSinceWorker();
  return seconds === null || seconds > longest.workerSeconds;
}

/** Jobs that were tried and wait for their next turn are no sign of it, nor those put off for a later hour. */
async function jobsWait(): Promise<boolean> {
  const rows = await database().$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job WHERE state = 'created' AND start_after < now() - interval '15 minutes' LIMIT 1`;
  return rows.length > 0;
}

/** The oldest letters that wait have met no mail server, and none of the last quarter of an hour has gone. */
async function mailIsStuck(): Promise<boolean> {
  const waiting = await database().letter.findMany({
    where: { delivery: 'queued', lastError: { not: null } },
    orderBy: { createdAt: 'asc' },
    take: 20,
    select: { lastError: true },
  });
  const unmet = waiting.filter(({ lastError }) =>
    ['unreachable', 'settings', 'unencrypted'].includes(failureOf(lastError ?? '')),
  );
  if (unmet.length === 0) return false;
  const since = new Date(now().getTime() - 15 * 60_000);
  const sent = await database().letter.findFirst({
    where: { delivery: 'sent', createdAt: { gt: since } },
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
