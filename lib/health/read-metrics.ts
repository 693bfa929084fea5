import { Gauge } from 'prom-client';
import { now } from '@/lib/platform/clock';
import { database, poolState } from '@/lib/platform/database';
import { databaseAnswers } from '@/lib/platform/database-watch';
import { LetterDelivery } from '@/lib/platform/generated/prisma/enums';
import { metricsRegistry } from '@/lib/platform/metrics';
import { remembered } from '@/lib/platform/remembered';
import { unsealedAudit } from './database-state';
import { listQueues } from './queues';
import { secondsSinceWorker } from './worker-seen';
import { withinPatience } from './within-patience';

/** What is read only when it is asked for: names, what they mean, and what tells one row from another. */
const gauges = {
  portal_database_up: ['1 — база данных отвечает этому процессу, 0 — нет'],
  portal_database_connections: ['Соединения с базой этого процесса и ожидающие соединения', 'state'],
  portal_jobs: [
    'Задания в очереди: waiting — ждут, active — выполняются, failed — оставлены',
    'job',
    'state',
  ],
  portal_job_oldest_seconds: ['Возраст самого старого ждущего или выполняемого задания', 'job'],
  portal_letters_waiting: ['Письма, которые ещё не ушли'],
  portal_letters_failed: ['Письма, которые оставлены неотправленными'],
  portal_letter_oldest_seconds: ['Возраст самого старого письма, которое ещё не ушло'],
  portal_letters_last_hour: ['Письма, написанные за последний час, по состоянию', 'state'],
  portal_worker_seen_seconds: ['Сколько секунд назад обработчик заданий осматривал очереди'],
  portal_audit_unsealed: ['Записи аудита, ещё не вошедшие в цепочку'],
} as const satisfies Record<string, readonly [help: string, ...labels: string[]]>;

type Name = keyof typeof gauges;

/** In the text format of Prometheus. A flood of questions reads the database once a second. */
export async function readMetrics(): Promise<{ text: string; contentType: string }> {
  await readGauges();
  const registry = metricsRegistry();
  return { text: await registry.metrics(), contentType: registry.contentType };
}

const readGauges = remembered(1000, async () => {
  const pool = poolState();
  set('portal_database_connections', ...Object.entries(pool).map(([state, count]) => row({ state }, count)));
  const up = databaseAnswers();
  set('portal_database_up', row({}, Number(up)));
  // A number that nobody could read is absent: the one of before would be believed.
  for (const name of fromDatabase) gauge(name).reset();
  if (up) await withinPatience(readDatabase(), null);
});

type Row = readonly [labels: Readonly<Record<string, string>>, value: number];

function row(labels: Row[0], value: number): Row {
  return [labels, value];
}

function set(name: Name, ...rows: readonly Row[]): void {
  for (const [labels, value] of rows) gauge(name).set(labels, value);
}

function gauge(name: Name): Gauge {
  const registry = metricsRegistry();
  const [help, ...labelNames] = gauges[name];
  const known = registry.getSingleMetric(name);
  return known instanceof Gauge ? known : new Gauge({ name, help, labelNames, registers: [registry] });
}

const ofProcess: readonly Name[] = ['portal_database_up', 'portal_database_connections'];
const fromDatabase = (Object.keys(gauges) as Name[]).filter((name) => !ofProcess.includes(name));

async function readDatabase(): Promise<void> {
  await Promise.all([readQueues(), readLetters(), readWorker(), readAudit()]);
}

async function readQueues(): Promise<void> {
  for (const { name: job, oldest, ...counts } of await listQueues()) {
    for (const state of ['waiting', 'active', 'failed'] as const) {
      set('portal_jobs', row({ job, state }, counts[state]));
    }
    set('portal_job_oldest_seconds', row({ job }, oldest ? secondsSince(oldest) : 0));
  }
}

/** By the index of state and time: however many letters were sent in all, they are not counted again and again. */
async function readLetters(): Promise<void> {
  const letters = database().letter;
  const hourAgo = new Date(now().getTime() - 3_600_000);
  const [waiting, failed, oldest, lastHour] = await Promise.all([
    letters.count({ where: { delivery: 'queued' } }),
    letters.count({ where: { delivery: 'failed' } }),
    letters.findFirst({
      where: { delivery: 'queued' },
      orderBy: { createdAt: 'asc' },
      select: { createdAt: true },
    }),
    Promise.all(
      Object.values(LetterDelivery).map(async (delivery) => ({
        delivery,
        count: await letters.count({ where: { delivery, createdAt: { gt: hourAgo } } }),
      })),
    ),
  ]);
  set('portal_letters_waiting', row({}, waiting));
  set('portal_letters_failed', row({}, failed));
  set('portal_letter_oldest_seconds', row({}, oldest ? secondsSince(oldest.createdAt) : 0));
  for (const { delivery, count } of lastHour)
    set('portal_letters_last_hour', row({ state: delivery }, count));
}

async function readWorker(): Promise<void> {
  const seconds = await secondsSinceWorker();
  if (seconds !== null) set('portal_worker_seen_seconds', row({}, seconds));
}

async function readAudit(): Promise<void> {
  set('portal_audit_unsealed', row({}, (await unsealedAudit()).count));
}

function secondsSince(moment: Date): number {
  return Math.max(0, Math.round((now().getTime() - moment.getTime()) / 1000));
}
