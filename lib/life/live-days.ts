import { Temporal } from 'temporal-polyfill';
import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import type { LifeDeed } from '@/lib/domain/life';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { errorFacts, log } from '@/lib/platform/log';
import { findDue, type DueRecords } from './due-records';
import { lifeSteps } from './life-steps';
import type { LifeStep, LivedDay } from './lived-day';

/**
 * The worker's job: every day of the region since the last one that is done, in their order, the present one included.
 * Broken off at any moment it goes on where it stopped; two workers at once do everything once, for each record is looked at
 * under its lock.
 * @throws Error when something of the present day failed: the queue tries again until the day is over
 */
export async function liveDays(steps: readonly LifeStep[] = lifeSteps): Promise<void> {
  let day = await firstUnlived();
  while (Temporal.PlainDate.compare(day, today()) <= 0) {
    if (!(await liveDay(day, steps))) throw new Error(`The day ${day.toString()} is not done yet`);
    day = day.add({ days: 1 });
  }
}

/** The portal's life begins on the day it is first asked for. */
async function firstUnlived(): Promise<PlainDate> {
  const last = await database().lifeDay.findFirst({
    where: { finishedAt: { not: null } },
    orderBy: { day: 'desc' },
  });
  if (last) return plainDate(last.day).add({ days: 1 });
  const first = await database().lifeDay.findFirst({ orderBy: { day: 'asc' } });
  return first ? plainDate(first.day) : today();
}

/**
 * Whether the day is over. The present one is tried until everything is done. A past one is tried once: what fails in it the
 * days after it take up, and a record that always fails keeps no day from coming.
 */
async function liveDay(day: PlainDate, steps: readonly LifeStep[]): Promise<boolean> {
  await database().lifeDay.upsert({
    where: { day: dbDate(day) },
    create: { day: dbDate(day), startedAt: now(), attempts: 1 },
    update: { attempts: { increment: 1 } },
  });
  const late = day.until(today()).days;
  const due = await findDueOrFail(day, late);
  const lived = { day, late, due: due ?? new Map<LifeDeed, readonly string[]>() };
  const done: Partial<Record<LifeDeed, number>> = {};
  let failed = due ? 0 : 1;
  for (const step of steps) {
    const tally = await liveStep(step, lived);
    if (tally.done > 0) done[step.deed] = tally.done;
    failed += tally.failed;
  }
  const over = failed === 0 || late > 0;
  await noteDay(day, done, failed, over);
  log().info({ event: 'day_lived', day: day.toString(), late, ...done, failed, over });
  return over;
}

/** Null where the search itself fails: one fault of the day, and the steps that find their records themselves go on. */
async function findDueOrFail(day: PlainDate, late: number): Promise<DueRecords | null> {
  try {
    return await findDue(day, late);
  } catch (error) {
    log().error({ event: 'life_search_failed', day: day.toString(), ...errorFacts(error) });
    return null;
  }
}

/** A step that fails as a whole is one fault of the day: the others look after themselves. */
async function liveStep({ deed, live }: LifeStep, lived: LivedDay) {
  try {
    return await live(lived);
  } catch (error) {
    log().error({ event: 'life_step_failed', deed, day: lived.day.toString(), ...errorFacts(error) });
    return { done: 0, failed: 1 };
  }
}

/** What earlier attempts and another worker did stays counted. */
async function noteDay(
  day: PlainDate,
  done: Partial<Record<LifeDeed, number>>,
  failed: number,
  over: boolean,
): Promise<void> {
  const more = JSON.stringify(done);
  await database().$executeRaw`
    UPDATE life_day SET failed = ${failed},
      finished_at = coalesce(finished_at, CASE WHEN ${over} THEN greatest(started_at, ${now()}) END),
      done = coalesce((
        SELECT jsonb_object_agg(deed, coalesce((life_day.done ->> deed)::int, 0) + coalesce((${more}::jsonb ->> deed)::int, 0))
        FROM jsonb_object_keys(life_day.done || ${more}::jsonb) deed), '{}')
    WHERE day = ${day.toString()}::date`;
}
