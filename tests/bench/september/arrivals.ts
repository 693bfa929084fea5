import { setTimeout as pause } from 'node:timers/promises';

/** So many families a second, for so many seconds. */
export type Flow = { perSecond: number; seconds: number };

/**
 * Open-loop arrivals: families come evenly, whether those before them are through or not. `begin` is given the moment
 * (performance.now) at which its family was due: whoever is begun late because everybody is busy has been waiting since.
 * Resolves when the last has been begun.
 */
export async function arrive({ perSecond, seconds }: Flow, begin: (dueAt: number) => void): Promise<void> {
  const start = performance.now();
  const count = Math.round(perSecond * seconds);
  for (let at = 0; at < count; at += 1) {
    const dueAt = start + (at * 1000) / perSecond;
    const early = dueAt - performance.now();
    if (early > 0) await pause(early);
    begin(dueAt);
  }
  await pause(Math.max(0, start + seconds * 1000 - performance.now()));
}
