import { database } from '@/lib/platform/database';
import type { JobName } from '@/lib/platform/jobs';

/** What each queue does, for people. */
export const queueTitles = {
  'send-letter': 'Отправка писем',
  'read-bounces': 'Сообщения о недоставленных письмах',
  'process-scan': 'Обработка сканов',
  'sweep-leftovers': 'Уборка забытых черновиков и файлов',
  'recover-password': 'Ссылки для нового пароля',
  'seal-audit': 'Печати журнала действий',
  'activate-group': 'Активация классов и групп',
  'check-import': 'Проверка загруженных списков',
  'write-import': 'Запись загруженных списков',
  'sweep-imports': 'Уничтожение загруженных списков',
  'remind-visits': 'Напоминания о посещениях',
  'settle-visits': 'Отмена записей на закрытое время',
  'run-proposal': 'Исполнение предложений',
  'expire-proposals': 'Закрытие просроченных предложений',
  'live-day': 'Ежедневные задания',
  'revive-work': 'Возобновление прерванной работы',
  'send-digests': 'Письма за день',
  'count-reports': 'Подсчёт отчётов',
  'apply-names': 'Названия муниципалитетов',
  'merge-municipalities': 'Объединение муниципалитетов',
} as const satisfies Record<JobName, string>;

export type QueueState = {
  name: JobName;
  waiting: number;
  active: number;
  failed: number;
  /** Since when the oldest one that could be worked on waits. */
  oldest: Date | null;
};

/**
 * Every queue, the idle ones too. Jobs put off for a later time wait, though nobody waits for them yet: letters rest in the
 * quiet hours. Those that were given up count as failed. What waits is counted, by the index pg-boss itself finds it by;
 * the rest the worker counts every minute: the finished jobs of a week lie in the same table.
 */
export async function listQueues(): Promise<QueueState[]> {
  const rows = await database().$queryRaw<(Omit<QueueState, 'name'> & { name: string })[]>`
    SELECT q.name, coalesce(j.waiting, 0) AS waiting, q.active_count AS active, q.failed_count AS failed, j.oldest
    FROM pgboss.queue q LEFT JOIN (
      SELECT name, count(*)::int AS waiting, min(created_on) FILTER (WHERE start_after <= now()) AS oldest
      FROM pgboss.job WHERE state < 'active' AND NOT blocked GROUP BY name
    ) j USING (name)`;
  const known = new Map(rows.map((row) => [row.name, row]));
  return (Object.keys(queueTitles) as JobName[]).map((name) => ({
    waiting: 0,
    active: 0,
    failed: 0,
    oldest: null,
    ...known.get(name),
    name,
  }));
}
