import { expect, test } from 'vitest';
import { signIn } from '@/lib/accounts/sign-in';
import { unknownVisitor } from '@/lib/accounts/visitor';
import { givenParent, unique } from '@/tests/support/given';
import { refusalOf } from '@/tests/support/traces';

const samples = 40;

async function timeOf(login: string, n: number): Promise<number> {
  // Every attempt from a place of its own, so that no limit answers instead of the password.
  const visitor = { ...unknownVisitor, address: `10.77.${n}.${unique() % 250}` };
  const started = performance.now();
  const { code } = await refusalOf(signIn({ login, password: 'не тот пароль' }, visitor));
  expect(code).toBe('unauthenticated');
  return performance.now() - started;
}

/** How often a value of `a` is below one of `b`: 0.5 when they cannot be told apart, 0 or 1 when always. */
function chanceBelow(a: readonly number[], b: readonly number[]): number {
  const wins = a.flatMap((one) => b.filter((other) => one < other)).length;
  return wins / (a.length * b.length);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** How often an unknown login is answered sooner than a known one, and by how much. */
async function compareOnce() {
  const known: number[] = [];
  const unknown: number[] = [];
  for (let n = 0; n < samples + 5; n += 1) {
    const parent = await givenParent();
    // In turn first and second: what the machine does meanwhile falls on both.
    const pair: [string, number[]][] = [
      [parent.login, known],
      [`nobody-${unique()}`, unknown],
    ];
    if (n % 2 === 1) pair.reverse();
    for (const [login, times] of pair) {
      const time = await timeOf(login, n);
      if (n >= 5) times.push(time);
    }
  }
  return { chance: chanceBelow(unknown, known), ratio: median(unknown) / median(known) };
}

function isAlike({ chance, ratio }: { chance: number; ratio: number }): boolean {
  return chance > 0.2 && chance < 0.8 && ratio > 0.75 && ratio < 1.33;
}

test('a known and an unknown login take the same time', { timeout: 180_000 }, async () => {
  // An answer without the hash would take a tenth of the time and be below in every pair (chance 1), each time it is
  // measured; what else the machine does falls on one of the two by chance, and not three times over.
  const measured: Awaited<ReturnType<typeof compareOnce>>[] = [];
  do measured.push(await compareOnce());
  while (!measured.some(isAlike) && measured.length < 3);
  expect(measured).toSatisfy(() => measured.some(isAlike));
});
