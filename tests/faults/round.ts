import { setTimeout as pause } from 'node:timers/promises';
import type { Crowd } from './crowd';
import type { RoundPlan } from './plan';
import { jobsResumed, mostSeconds, untilQuiet } from './quiet';
import type { FaultyPortal } from './surroundings/portal';
import { Watcher } from './watcher';
import type { Witness } from './witness';

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
  const everybodyRests = async () => {
    rest.abort();
    await work;
  };
  try {
    await pause(random.between(1500, 6000));
    const begun = Date.now();
    const undo = await fault.make(portal, random);
    const [least, most] = fault.lasts[full ? 'full' : 'short'];
    await pause(random.between(least * 1000, most * 1000));
    await undo();
    const over = performance.now();
    const goOnUndisturbed = async () => {
      const seconds = await untilRecovered(watcher, over);
      await pause(random.between(3000, 6000));
      await everybodyRests();
      return seconds;
    };
    const [jobsSeconds, siteSeconds] = await Promise.all([jobsResumed(over), goOnUndisturbed()]);
    const isQuiet = await untilQuiet();
    await watcher.stop();
    const violations = [
      ...witness.violations,
      ...watcher.faults(fault.page),
      ...portal.crashes.splice(0),
      ...(fault.closesSite && watcher.count503() === 0 ? ['Без базы портал ни разу не ответил 503.'] : []),
      ...(fault.felt?.(portal, begun) === false
        ? ['Сбоя никто не почувствовал: круг ничего не показал.']
        : []),
      ...lateSite(siteSeconds, fault.answersWithin),
      ...(jobsSeconds === null ? [`Задания не пошли за ${mostSeconds} секунд.`] : []),
      ...(isQuiet ? [] : ['Задания, чьё время настало, не закончились за две минуты тишины.']),
    ];
    return { siteSeconds, jobsSeconds, unavailable: witness.unavailable + watcher.count503(), violations };
  } finally {
    await everybodyRests();
    await watcher.stop();
  }
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
