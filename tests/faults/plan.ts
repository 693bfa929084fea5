import { seeded } from '@/tests/support/life/seeded';
import type { Fault, Random } from './kinds/fault';
import type { FaultSettings } from './settings';
import type { StorageKind } from './surroundings/scan-storage';

/** A portal of its own that lives through some of the rounds. */
export type SeasonPlan = { storage: StorageKind; rounds: readonly RoundPlan[] };

export type RoundPlan = { number: number; fault: Fault; random: Random };

const seasonOf = { short: 7, full: 25 };

/**
 * The seasons one after the other: every kind comes up before any comes again, in an order of its own each time, and the
 * scans lie in a folder and in a bucket by turns. Endless where the rounds are; whoever reads it stops by the clock.
 */
export function* planSeasons({
  full,
  seed,
  rounds,
  kinds,
  storage: first,
}: FaultSettings): Generator<SeasonPlan> {
  const order = kindsInTurn(kinds, seeded(seed));
  const length = full ? seasonOf.full : seasonOf.short;
  let storage: StorageKind = first;
  for (let number = 1; number <= rounds; number += length) {
    const count = Math.min(length, rounds - number + 1);
    yield {
      storage,
      rounds: Array.from({ length: count }, (_, at) => ({
        number: number + at,
        fault: order.next().value,
        random: seeded(seed + number + at),
      })),
    };
    storage = storage === 'folder' ? 'bucket' : 'folder';
  }
}

function* kindsInTurn(kinds: readonly Fault[], random: Random): Generator<Fault, never> {
  for (;;) {
    const left = [...kinds];
    while (left.length > 0) {
      const [fault] = left.splice(random.between(0, left.length - 1), 1);
      if (fault) yield fault;
    }
  }
}
