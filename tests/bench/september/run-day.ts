import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Journal } from '@/tests/load/journal';
import { startPortal, type LoadPortal } from '@/tests/load/portal';
import { seedTown } from '@/tests/load/seed-town';
import { mostMegabytes } from '../setup/processor-time';
import { scratchFolder } from '../setup/scratch';
import { arrive, type Flow } from './arrivals';
import { check, type Checked } from './check';
import { Crowd, type Journey } from './crowd';
import { between, usedBy, type Used } from './shares';

/** What comes over a portal on this day, in this order. */
export type Day = {
  webs: number;
  workers: number;
  /** For how long a family comes again. */
  patienceMinutes: number;
  /** Compilers, caches and connections have their say before anything counts. */
  warmUp: Flow;
  rush: Flow;
  calm: Flow;
  spike: Flow;
  after: Flow;
};

export type Phase = { flow: Flow; startedAt: number; journeys: readonly Journey[] };

export type DayOutcome = {
  day: Day;
  rush: Phase & { used: Used };
  calm: Phase;
  spike: Phase;
  after: Phase;
  crowd: Crowd;
  /** Steps of the rush alone. */
  steps: ReadonlyMap<string, number[]>;
  /** Of the rush, down to the last letter and scan. */
  perApplication: { used: Used; statements: number; requests: number; sent: number; received: number };
  checked: Checked;
  /** The most that each web has held, megabytes. */
  memory: readonly number[];
  /** Seconds from the last arrival to the last letter and the last drawn scan. */
  digestedAfter: number;
};

const countStatements = ['shared_preload_libraries=pg_stat_statements', 'pg_stat_statements.track=top'];

/** The first of September on a portal of its own, and the check of everything it has promised. */
export async function runDay(day: Day, photo: Buffer): Promise<DayOutcome> {
  const { webs, workers, patienceMinutes } = day;
  const portal = await startPortal({
    webs,
    workers,
    postgresSettings: countStatements,
    place: scratchFolder,
  });
  const journal = new Journal(join(portal.folder, 'journal.jsonl'));
  try {
    await portal.query('create extension pg_stat_statements');
    const flows = [day.warmUp, day.rush, day.calm, day.spike, day.after];
    const { families } = await seedTown(portal.env, { families: total(flows), operators: 0 });
    const crowd = new Crowd(families, { portal, journal, photo, patienceMinutes });

    await phase(crowd, day.warmUp);
    await settle(portal, crowd);
    const before = await counted(portal);
    const stepsBefore = performance.now();
    const rush = await phase(crowd, day.rush);
    const usedInRush = between(before.used, usedBy(portal));
    await settle(portal, crowd);
    const after = await counted(portal);
    const steps = stepsSince(crowd, stepsBefore);

    const calm = await phase(crowd, day.calm);
    const spike = await phase(crowd, day.spike);
    const later = await phase(crowd, day.after);
    const lastCame = performance.now();
    await settle(portal, crowd);
    const digestedAfter = (performance.now() - lastCame) / 1000;
    return {
      day,
      rush: { ...rush, used: usedInRush },
      calm,
      spike,
      after: later,
      crowd,
      steps,
      perApplication: each(before, after, rush.journeys.length),
      checked: await check(portal, journal.entries),
      memory: portal.webs.map(({ pid }) => (pid === undefined ? Number.NaN : mostMegabytes(pid))),
      digestedAfter,
    };
  } finally {
    journal.close();
    await portal.stop();
  }
}

function total(flows: readonly Flow[]): number {
  return flows.reduce((sum, { perSecond, seconds }) => sum + Math.round(perSecond * seconds), 0);
}

async function phase(crowd: Crowd, flow: Flow): Promise<Phase> {
  const startedAt = performance.now();
  const from = crowd.journeys.length;
  await arrive(flow, crowd.begin);
  return { flow, startedAt, journeys: crowd.journeys.slice(from) };
}

const settleMinutes = 10;

/** Everybody is through, every letter has gone and every scan is drawn. */
async function settle(portal: LoadPortal, crowd: Crowd): Promise<void> {
  await crowd.end();
  const tooLong = AbortSignal.timeout(settleMinutes * 60_000);
  while ((await jobsLeft(portal)) > 0) {
    if (tooLong.aborted) throw new Error(`За ${settleMinutes} минут задания не выполнены.`);
    await pause(500);
  }
}

async function jobsLeft({ query }: LoadPortal): Promise<number> {
  const [row] = await query<{ n: number }>(
    `select count(*)::int as n from pgboss.job
      where state in ('created', 'retry', 'active') and name in ('send-letter', 'process-scan')`,
  );
  return row?.n ?? 0;
}

type Counted = { used: Used; statements: number; requests: number; sent: number; received: number };

async function counted(portal: LoadPortal): Promise<Counted> {
  const [row] = await portal.query<{ n: string }>(
    'select coalesce(sum(calls), 0) as n from pg_stat_statements',
  );
  return { used: usedBy(portal), statements: Number(row?.n), ...portal.traffic };
}

function each(before: Counted, after: Counted, applications: number): DayOutcome['perApplication'] {
  const of = (key: 'statements' | 'requests' | 'sent' | 'received') =>
    (after[key] - before[key]) / applications;
  return {
    used: between(before.used, after.used),
    statements: of('statements'),
    requests: of('requests'),
    sent: of('sent'),
    received: of('received'),
  };
}

function stepsSince(crowd: Crowd, moment: number): Map<string, number[]> {
  return new Map(
    [...crowd.steps].map(([step, measured]) => [
      step,
      measured.filter(({ at }) => at >= moment).map(({ milliseconds }) => milliseconds),
    ]),
  );
}
