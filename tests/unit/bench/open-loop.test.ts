import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openLoop, shuffled } from '@/tests/bench/setup/open-loop';
import { share } from '@/tests/bench/statistics';

/** One counter at which everybody is served one after another, each for so long. */
function counter(milliseconds: number) {
  let last = Promise.resolve();
  return () => (last = last.then(() => wait(milliseconds)).then(() => undefined));
}

describe('arrivals of their own', () => {
  test('whoever comes while others wait has waited since they came', async () => {
    const deck = [{ title: 'приём', act: counter(20) }];
    // Twice as many as can be served: the last wait about as long as it all took.
    const { times = [] } = (await openLoop(deck, { perSecond: 100, seconds: 0.6 })).get('приём') ?? {};
    expect(times.length).toBeGreaterThan(20);
    expect(share(times, 0.95)).toBeGreaterThan(200);
  });

  test('a counter that is quick enough keeps nobody waiting', async () => {
    const deck = [{ title: 'приём', act: () => wait(1) }];
    const { times = [] } = (await openLoop(deck, { perSecond: 50, seconds: 0.6 })).get('приём') ?? {};
    expect(share(times, 0.5)).toBeLessThan(200);
  });

  test('what fails is no time, and takes no time from the others', async () => {
    let turn = 0;
    const act = () => ((turn += 1) % 4 === 0 ? Promise.reject(new Error('закрыто')) : wait(1));
    const arrivals = await openLoop([{ title: 'приём', act }], { perSecond: 200, seconds: 0.3 });
    const { times = [], failures = [] } = arrivals.get('приём') ?? {};
    expect(failures.length).toBe(Math.floor(turn / 4));
    expect(failures[0]).toBe('закрыто');
    expect(times.length).toBe(turn - failures.length);
  });
});

test('each operation comes as often as its weight says', () => {
  const deck = shuffled([
    { weight: 3, one: 'часто' },
    { weight: 1, one: 'редко' },
  ]);
  expect(deck.toSorted()).toEqual(['редко', 'часто', 'часто', 'часто']);
});
