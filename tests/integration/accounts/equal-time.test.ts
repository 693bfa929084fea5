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

test('a known and an unknown login take the same time', { timeout: 120_000 }, async () => {
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
  // An answer without the hash would take a tenth of the time and be below in every pair (chance 1).
  const chance = chanceBelow(unknown, known);
  expect(chance).toBeGreaterThan(0.2);
  expect(chance).toBeLessThan(0.8);
  const ratio = median(unknown) / median(known);
  expect(ratio).toBeGreaterThan(0.75);
  expect(ratio).toBeLessThan(1.33);
});
