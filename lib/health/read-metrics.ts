import { Gauge } from 'prom-client';
import { now } from '@/lib/platform/clock';
import { clockDifference } from '@/lib/platform/clock-difference';
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
  portal_clock_ahead_seconds: ['На сколько секунд время этого процесса впереди времени базы данных'],
  portal_database_connections: ['Соединения с базой этого процесса и ожидающие соединения', 'state'],
  portal_jobs: [
    'Задания в очереди: waiting — ждут, active — выполняются, failed — оставлены',
    'job',
    'state',
  ],
  portal_job_oldest_seconds: ['Возраст самого старого задания, которое уже можно выполнять', 'job'],
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

async function readGauges(): Promise<void> {
  const pool = poolState();
  set('portal_database_connections', ...Object.entries(pool).map(([state, count]) => row({ state }, count)));
  const up = databaseAnswers();
  set('portal_database_up', row({}, Number(up)));
  const ahead = clockDifference();
  if (ahead !== null) set('portal_clock_ahead_seconds', row({}, ahead));
  const readings = up ? await withinPatience(readDatabase(), []) : [];
  // A number that nobody could read is absent: the one of before would be believed.
  for (const name of fromDatabase) gauge(name).reset();
  for (const [name, ...rows] of readings) set(name, ...rows);
}

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

const ofProcess: readonly Name[] = [
  'portal_database_up',
  'portal_database_connections',
  'portal_clock_ahead_seconds',
];
const fromDatabase = (Object.keys(gauges) as Name[]).filter((name) => !ofProcess.includes(name));

type Reading = readonly [name: Name, ...rows: Row[]];

const readDatabase = remembered(1000, async (): Promise<Reading[]> => {
  const readings = await Promise.all([readQueues(), readLetters(), readWorker(), readAudit()]);
  return readings.flat();
});

async function readQueues(): Promise<Reading[]> {
  const queues = await listQueues();
  const states = ['waiting', 'active', 'failed'] as const;
  return [
    [
      'portal_jobs',
      ...queues.flatMap((queue) => states.map((state) => row({ job: queue.name, state }, queue[state]))),
    ],
    [
      'portal_job_oldest_seconds',
      ...queues.map(({ name: job, oldest }) => row({ job }, oldest ? secondsSince(oldest) : 0)),
    ],
  ];
}

/** By the index of state and time: however many letters were sent in all, they are not counted again and again. */
async function readLetters(): Promise<Reading[]> {
  const letters = database().letter;
  const hourAgo = new Date(now().getTime() - 3_600_000);
  const [waiting, failed, oldest, ...lastHour] = await Promise.all([
    letters.count({ where: { delivery: 'queued' } }),
    letters.count({ where: { delivery: 'failed' } }),
    letters.findFirst({
      where: { delivery: 'queued' },
      orderBy: { createdAt: 'asc' },
      select: { createdAt: true },
    }),
    ...Object.values(LetterDelivery).map(async (delivery) =>
      row({ state: delivery }, await letters.count({ where: { delivery, createdAt: { gt: hourAgo } } })),
    ),
  ]);
  return [
    ['portal_letters_waiting', row({}, waiting)],
    ['portal_letters_failed', row({}, failed)],
    ['portal_letter_oldest_seconds', row({}, oldest ? secondsSince(oldest.createdAt) : 0)],
    ['portal_letters_last_hour', ...lastHour],
  ];
}

async function readWorker(): Promise<Reading[]> {
  const seconds = await secondsSinceWorker();
  return seconds === null ? [] : [['portal_worker_seen_seconds', row({}, seconds)]];
}

async function readAudit(): Promise<Reading[]> {
  return [['portal_audit_unsealed', row({}, (await unsealedAudit()).count)]];
}

function secondsSince(moment: Date): number {
  return Math.max(0, Math.round((now().getTime() - moment.getTime()) / 1000));
}
