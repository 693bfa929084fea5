import { setTimeout as wait } from 'node:timers/promises';

/** Something people do again and again; `act` resolves when it is done and fails when it was not. */
export type Operation = { title: string; act: () => Promise<void> };

/** Of each operation by its title: the milliseconds of those that were done, and why others were not. */
export type Arrivals = Map<string, { times: number[]; failures: string[] }>;

/**
 * Arrivals as in life: at times that do not depend on how the portal is doing, at random distances with this many a
 * second on the average. Each is measured from the moment it was due: what waited because others were slow has waited.
 * What fails is counted beside the others: it is no time.
 */
export async function openLoop(
  deck: readonly Operation[],
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Arrivals> {
  const arrivals: Arrivals = new Map();
  const running: Promise<void>[] = [];
  const end = performance.now() + seconds * 1000;
  let due = performance.now();
  for (let turn = 0; ; turn += 1) {
    due += (-Math.log(1 - Math.random()) * 1000) / perSecond;
    const operation = deck[turn % deck.length];
    if (due > end || !operation) break;
    if (due > performance.now()) await wait(due - performance.now());
    const planned = due;
    const of = arrivals.get(operation.title) ?? { times: [], failures: [] };
    arrivals.set(operation.title, of);
    running.push(
      operation.act().then(
        () => void of.times.push(performance.now() - planned),
        (error: unknown) => void of.failures.push(error instanceof Error ? error.message : String(error)),
      ),
    );
  }
  await Promise.all(running);
  return arrivals;
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
