import { setTimeout as pause } from 'node:timers/promises';
import { Refused, type Trouble } from '@/tests/load/trouble';
import type { Crowd } from './crowd';
import type { RoundPlan } from './plan';
import { jobsResumed, mostSeconds, untilQuiet } from './quiet';
import type { FaultyPortal } from './surroundings/portal';
import { Watcher } from './watcher';

/** What a round has brought to light before anybody has looked into the database. */
export type Lived = {
  /** Seconds after the end of the fault until pages answered and went on answering; null: they did not. */
  siteSeconds: number | null;
  /** Until the queue went on. */
  jobsSeconds: number | null;
  /** How often people and the watcher were told «503». */
  unavailable: number;
  violations: string[];
};

/** What people see during a round: the crowd of a season tells it to whichever round is running. */
export class Witness {
  unavailable = 0;
  readonly violations = new Set<string>();

  trouble(trouble: Trouble | Refused): void {
    if (trouble instanceof Refused) return;
    const { status, isPostponed } = trouble;
    if (status === 503) this.unavailable += 1;
    // A connection that breaks off with the site that was killed is nobody's fault; an answer is somebody's.
    if (status === 503 && !isPostponed) this.violations.add('Людям ответили 503 без Retry-After.');
    if (status !== 'lost' && status >= 500 && status !== 503)
      this.violations.add(`Людям ответили ${status}.`);
  }
}

/** The crowd works, something fails, is whole again, the crowd works on; then everybody rests. */
export async function liveThrough(
  portal: FaultyPortal,
  crowd: Crowd,
  witness: Witness,
  { fault, random, full }: RoundPlan & { full: boolean },
): Promise<Lived> {
  const watcher = new Watcher(portal.url);
  const rest = new AbortController();
  const work = crowd.work(rest.signal);
  await pause(random.between(1500, 6000));
  const begun = performance.now();
  const undo = await fault.make(portal, random);
  const [least, most] = fault.lasts[full ? 'full' : 'short'];
  await pause(random.between(least * 1000, most * 1000));
  const ending = performance.now();
  await undo();
  const over = performance.now();
  const jobs = jobsResumed(over);
  const siteSeconds = await untilRecovered(watcher, over);
  await pause(random.between(3000, 6000));
  rest.abort();
  await work;
  const jobsSeconds = await jobs;
  const isQuiet = await untilQuiet();
  await watcher.stop();
  const { answersWithin, closesSite } = fault;
  const violations = [
    ...witness.violations,
    ...watcher.faults(begun, ending, closesSite),
    ...(closesSite && watcher.count503() === 0 ? ['Без базы портал ни разу не ответил 503.'] : []),
    ...lateSite(siteSeconds, answersWithin),
    ...(jobsSeconds === null ? [`Задания не пошли за ${mostSeconds} секунд.`] : []),
    ...(isQuiet ? [] : ['Задания, чьё время настало, не закончились за две минуты тишины.']),
  ];
  return { siteSeconds, jobsSeconds, unavailable: witness.unavailable + watcher.count503(), violations };
}

const longestRecovery = 60_000;

async function untilRecovered(watcher: Watcher, since: number): Promise<number | null> {
  while (performance.now() - since < longestRecovery) {
    await pause(500);
    if (watcher.isWellSince(since)) return watcher.recoveredAfter(since);
  }
  return null;
}

function lateSite(seconds: number | null, within: number | null): string[] {
  if (seconds === null) return [`Сайт не ответил и через ${longestRecovery / 1000} секунд после сбоя.`];
  if (within === null || seconds <= within) return [];
  return [`Сайт ответил через ${seconds.toFixed(1)} с после сбоя, а должен за ${within} с.`];
}
