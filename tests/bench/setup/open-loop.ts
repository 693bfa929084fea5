import { setTimeout as wait } from 'node:timers/promises';

/** Something people do again and again; `act` resolves when it is done and fails when it was not. */
export type Operation = { title: string; act: () => Promise<void> };

/**
 * Arrivals as in life: at times that do not depend on how the portal is doing, at random distances with this many a
 * second on the average. Each is measured from the moment it was due: what waited because others were slow has waited.
 * Returns the milliseconds of each operation by its title.
 */
export async function openLoop(
  deck: readonly Operation[],
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Map<string, number[]>> {
  const measured = new Map<string, number[]>();
  const running: Promise<void>[] = [];
  const failures: unknown[] = [];
  const end = performance.now() + seconds * 1000;
  let due = performance.now();
  for (let turn = 0; ; turn += 1) {
    due += (-Math.log(1 - Math.random()) * 1000) / perSecond;
    const operation = deck[turn % deck.length];
    if (due > end || !operation || failures.length > 0) break;
    if (due > performance.now()) await wait(due - performance.now());
    const planned = due;
    const done = operation.act().then(() => {
      const times = measured.get(operation.title) ?? [];
      times.push(performance.now() - planned);
      measured.set(operation.title, times);
    });
    // Told below: the others are still under way.
    done.catch((error: unknown) => failures.push(error));
    running.push(done);
  }
  await Promise.all(running);
  return measured;
}

/** How many operations a second are done when so many people ask at once and each again as soon as they are answered. */
export async function capacity(
  deck: readonly Operation[],
  { people, seconds }: { people: number; seconds: number },
): Promise<number> {
  const since = performance.now();
  const end = since + seconds * 1000;
  let turn = 0;
  const one = async () => {
    while (performance.now() < end) {
      turn += 1;
      await deck[turn % deck.length]?.act();
    }
  };
  await Promise.all(Array.from({ length: people }, one));
  return (turn * 1000) / (performance.now() - since);
}

/** The operations in a random order, each as often as its weight says. */
export function shuffled<One>(weighed: readonly { weight: number; one: One }[]): One[] {
  const deck = weighed.flatMap(({ weight, one }) => Array.from({ length: weight }, () => one));
  return deck
    .map((one) => ({ one, place: Math.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
