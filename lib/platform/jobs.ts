import {
  fromPrisma,
  PgBoss,
  type Clock,
  type QueueOptions,
  type SendOptions,
  type WorkOptions,
} from 'pg-boss';
import { databaseOutOfReach, databaseSocket } from './database-sockets';
import { environment } from './environment';
import { log } from './log';
import { outsideOfLogContext, withLogContext } from './log-context';
import { database, type Transaction } from './database';
import { utcSessions } from './utc-sessions';

/** What each kind of job carries: only ids, never personal data. */
export type JobPayloads = {
  'send-letter': { letterId: string };
  'read-bounces': Record<string, never>;
  'process-scan': { scanId: string };
  'sweep-leftovers': Record<string, never>;
  'recover-password': { recoveryId: string };
  'seal-audit': Record<string, never>;
  'activate-group': { runId: string };
  'check-import': { importId: string };
  'write-import': { importId: string };
  'sweep-imports': Record<string, never>;
  'count-reports': Record<string, never>;
  'apply-names': Record<string, never>;
  'merge-municipalities': { mergeId: string };
  'remind-visits': Record<string, never>;
  'settle-visits': Record<string, never>;
  'run-proposal': { proposalId: string };
  'expire-proposals': Record<string, never>;
  'live-day': Record<string, never>;
  'revive-work': Record<string, never>;
  'send-digests': Record<string, never>;
};

export type JobName = keyof JobPayloads;

// A worker that was killed is found by its missing heartbeat, and so is a job handed out over a connection that broke.
// It goes back to its queue within half a minute, or within one where a look at the queues was lost with the database.
const heartbeat = { heartbeatSeconds: 20, notify: true } as const;

const queues = {
  // A mail server may be down for days: the wait grows to an hour and the letter is tried for about a week.
  'send-letter': { ...heartbeat, retryLimit: 180, retryDelay: 15, retryBackoff: true, retryDelayMax: 3600 },
  'read-bounces': { ...heartbeat, retryLimit: 2 },
  // The storage or clamd may be down for days: until they answer, scans wait as «обрабатывается», about a week.
  'process-scan': { ...heartbeat, retryLimit: 700, retryDelay: 5, retryBackoff: true, retryDelayMax: 900 },
  'sweep-leftovers': { ...heartbeat, retryLimit: 2 },
  'recover-password': { ...heartbeat, retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  'seal-audit': { ...heartbeat, retryLimit: 2 },
  'activate-group': { ...heartbeat, retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  'check-import': { ...heartbeat, retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  'write-import': { ...heartbeat, retryLimit: 100, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  'sweep-imports': { ...heartbeat, retryLimit: 2 },
  'count-reports': { ...heartbeat, retryLimit: 2 },
  'apply-names': { ...heartbeat, retryLimit: 2 },
  'merge-municipalities': {
    ...heartbeat,
    retryLimit: 100,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 300,
  },
  'remind-visits': { ...heartbeat, retryLimit: 2 },
  'settle-visits': { ...heartbeat, retryLimit: 5, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  // Thousands of records take minutes: a worker that is alive shows it by its heartbeat, however long it works.
  'run-proposal': {
    ...heartbeat,
    retryLimit: 20,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 4 * 3600,
  },
  'expire-proposals': { ...heartbeat, retryLimit: 2 },
  // A day that is not done is tried again soon; the first of January is long.
  'live-day': {
    ...heartbeat,
    retryLimit: 5,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 8 * 3600,
  },
  'revive-work': { ...heartbeat, retryLimit: 2 },
  'send-digests': { ...heartbeat, retryLimit: 5, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
} as const satisfies Record<JobName, QueueOptions & { notify: boolean }>;

const schedules: Partial<Record<JobName, string>> = {
  'read-bounces': '*/4 * * * *',
  'sweep-leftovers': '17 * * * *',
  'sweep-imports': '47 * * * *',
  'expire-proposals': '29 * * * *',
  'revive-work': '53 * * * *',
  // At the hours people choose; a run that was missed is made up for by the next.
  'send-digests': '1 * * * *',
  'seal-audit': '*/3 * * * *',
  // The region's day begins at midnight of its own; at every other hour there is nothing left to do but what a fault left.
  'live-day': '7 * * * *',
  'count-reports': '*/5 * * * *',
  'apply-names': '*/10 * * * *',
  // By day in the region: a letter that rings at night helps nobody.
  'remind-visits': '7 3-12 * * *',
  // Hours, closed days, rights and the calendar change in many places: whatever changed, families learn of it soon.
  'settle-visits': '*/10 * * * *',
};

/** Seconds between two looks for jobs in dead hands. */
const lookSeconds = 10;

/** Until then the timetable may be wrong by as much as the clock of the database was put. */
const measuredEverySeconds = 30;

/**
 * Time that nobody puts back. By the clock of the machine pg-boss would wait for the hour before: neither jobs in dead hands
 * nor the timetable would be looked at until then, even after the clock is right again. How far it is from the time of the
 * database pg-boss measures by itself (every `measuredEverySeconds`).
 */
const steadyClock: Clock = {
  now: () => Math.round(performance.timeOrigin + performance.now()),
  setTimeout: (act, milliseconds) => setTimeout(act, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  setInterval: (act, milliseconds) => setInterval(act, milliseconds),
  clearInterval: (timer) => clearInterval(timer as NodeJS.Timeout),
};

const shared = globalThis as typeof globalThis & { portalJobs?: Promise<PgBoss> };

function connect(role: 'sender' | 'worker' | 'installer'): PgBoss {
  const { DATABASE_URL, MIGRATE_DATABASE_URL } = environment();
  const boss = new PgBoss({
    connectionString: utcSessions(
      role === 'installer' ? (MIGRATE_DATABASE_URL ?? DATABASE_URL) : DATABASE_URL,
    ),
    application_name: `portal-${role}`,
    clock: steadyClock,
    clockMonitorIntervalSeconds: measuredEverySeconds,
    ...{ stream: databaseSocket },
    max: role === 'worker' ? 4 : 1,
    migrate: role === 'installer',
    createSchema: role === 'installer',
    supervise: role === 'worker',
    schedule: role === 'worker',
    useListenNotify: role === 'worker',
    // The first sets how often it looks, the second how often it may: either alone changes little.
    superviseIntervalSeconds: lookSeconds,
    monitorIntervalSeconds: lookSeconds,
  });
  boss.on('error', (error) => {
    // That the database is away the watch has said once.
    if (!databaseOutOfReach()) log().error({ event: 'queue_error', reason: error.message });
  });
  return boss;
}

function sender(): Promise<PgBoss> {
  shared.portalJobs ??= outsideOfLogContext(() => connect('sender').start()).catch((error: unknown) => {
    delete shared.portalJobs;
    throw error;
  });
  return shared.portalJobs;
}

/** Puts a job in the queue inside the transaction: it exists exactly when the change that needs it does. */
export async function queueJob<Name extends JobName>(
  tx: Transaction,
  name: Name,
  payload: JobPayloads[Name],
  options: Pick<SendOptions, 'priority' | 'startAfter'> = {},
): Promise<void> {
  const boss = await sender();
  await boss.send(name, payload, { ...options, db: fromPrisma(tx) });
}

/** Jobs of this kind that wait for another try wait no longer. */
export async function callBackJobs(name: JobName): Promise<void> {
  await database().$executeRaw`
    UPDATE pgboss.job SET start_after = pgboss.job_now()
    WHERE name = ${name} AND state = 'retry' AND start_after > pgboss.job_now()`;
}

/** A job of a backup, as it waited. */
export type WaitingJob = { name: string; data: object; priority: number; startAfter: Date };

/** Puts the jobs of a backup back in the queue, on a connection that holds the transaction of the restore. */
export async function returnJobs(
  db: NonNullable<SendOptions['db']>,
  jobs: readonly WaitingJob[],
): Promise<void> {
  const boss = await connect('installer').start();
  try {
    for (const [name, some] of Map.groupBy(jobs, (job) => job.name)) {
      // A kind of job that is no more has nobody to do it.
      if (!Object.hasOwn(queues, name)) continue;
      const waiting = some.map(({ data, priority, startAfter }) => ({ data, priority, startAfter }));
      await boss.insert(name, waiting, { db });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Creates or upgrades the tables of the queue. Run by migrations, before web and worker start. */
export async function installQueues(): Promise<void> {
  const boss = await connect('installer').start();
  try {
    for (const [name, options] of Object.entries(queues)) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, options);
    }
    for (const [name, cron] of Object.entries(schedules)) await boss.schedule(name, cron);
    // A schedule whose job is no more would fill a queue nobody works off.
    for (const { name } of await boss.getSchedules()) {
      if (!Object.hasOwn(schedules, name)) await boss.unschedule(name);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

export type JobHandlers = { [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> };

/** Works off the queues until `stop` is called; a job in hand is finished first, or returned to the queue when the limit is over. */
export async function workJobs(handlers: JobHandlers): Promise<{ stop: () => Promise<void> }> {
  const boss = await connect('worker').start();
  const options: WorkOptions = { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 };
  const work = async <Payload extends object>(name: JobName, handle: (payload: Payload) => Promise<void>) => {
    const worker: string = await boss.work<Payload>(name, options, async ([job]) => {
      try {
        if (job) await withLogContext({ job: name, jobId: job.id }, () => handle(job.data));
      } finally {
        // Woken by notices, a worker would sleep after every job even while others wait.
        boss.notifyWorker(worker);
      }
    });
  };
  await work('send-letter', handlers['send-letter']);
  await work('read-bounces', handlers['read-bounces']);
  await work('process-scan', handlers['process-scan']);
  await work('sweep-leftovers', handlers['sweep-leftovers']);
  await work('recover-password', handlers['recover-password']);
  await work('seal-audit', handlers['seal-audit']);
  await work('activate-group', handlers['activate-group']);
  await work('check-import', handlers['check-import']);
  await work('write-import', handlers['write-import']);
  await work('sweep-imports', handlers['sweep-imports']);
  await work('count-reports', handlers['count-reports']);
  await work('apply-names', handlers['apply-names']);
  await work('merge-municipalities', handlers['merge-municipalities']);
  await work('remind-visits', handlers['remind-visits']);
  await work('settle-visits', handlers['settle-visits']);
  await work('run-proposal', handlers['run-proposal']);
  await work('expire-proposals', handlers['expire-proposals']);
  await work('live-day', handlers['live-day']);
  await work('revive-work', handlers['revive-work']);
  await work('send-digests', handlers['send-digests']);
  return { stop: () => boss.stop({ graceful: true, timeout: environment().STOP_TIMEOUT * 1000 }) };
}

export async function closeJobs(): Promise<void> {
  const boss = await shared.portalJobs?.catch(() => undefined);
  await boss?.stop({ graceful: false });
  delete shared.portalJobs;
}
