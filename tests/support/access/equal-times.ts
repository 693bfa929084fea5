/** Milliseconds of answers of two kinds, asked for in turn. */
export type Samples = { a: readonly number[]; b: readonly number[] };

/**
 * Asks `ask('a')` and `ask('b')` by turns, first one and then the other ahead: what the machine does meanwhile falls on
 * both alike. The first rounds only warm up and are not counted.
 */
export async function timesByTurns(
  ask: (kind: 'a' | 'b') => Promise<unknown>,
  rounds: number,
): Promise<Samples> {
  const times = { a: [] as number[], b: [] as number[] };
  for (let round = -5; round < rounds; round += 1) {
    for (const kind of round % 2 === 0 ? (['a', 'b'] as const) : (['b', 'a'] as const)) {
      const started = performance.now();
      await ask(kind);
      if (round >= 0) times[kind].push(performance.now() - started);
    }
  }
  return times;
}

/**
 * How often an answer of kind `a` comes before one of kind `b` (the Mann–Whitney statistic as a share): 0.5 when they
 * cannot be told apart, 0 or 1 when always.
 */
export function chanceBefore({ a, b }: Samples): number {
  const wins = a.flatMap((one) => b.map((other) => (one < other ? 1 : one === other ? 0.5 : 0)));
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
}
