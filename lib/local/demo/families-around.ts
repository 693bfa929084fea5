import type { PlainDate } from '@/lib/domain/dates';
import { addFamily } from './families';
import type { ChildPlan, FamilyPlan } from './family-plan';
import type { TownKey } from './municipalities';
import type { Stage } from './stories';
import { daysAgo } from './when';
import type { World } from './world';

type Plan = Partial<Record<Stage, readonly number[]>>;

/** Ages of the children who have come so far, a family each. */
const online: Record<TownKey, Plan> = {
  novokuznetsk: {
    entered: [5, 9, 12],
    document: [7],
    awaiting: [6, 10, 13],
    confirmed: [5, 8, 14],
    cancelled: [11],
    lapsed: [9],
    fresh: [6, 12],
    due_today: [10],
    overdue: [7, 13],
    returned: [8],
    active: [5, 6, 8, 9, 11, 16, 17],
    renewed: [12],
    suspended: [10],
    moved_away: [14],
    consent_withdrawn: [9],
    expired: [18],
  },
  kiselyovsk: {
    entered: [8],
    awaiting: [6],
    confirmed: [11],
    fresh: [7],
    due_today: [9],
    overdue: [15],
    active: [7, 10, 13],
    papers_not_brought: [6],
    own_request: [11],
    expired: [18],
  },
  krasnobrodsky: {
    awaiting: [12],
    confirmed: [7],
    fresh: [9],
    overdue: [6],
    active: [8, 14],
    suspended: [10],
    mistake_or_duplicate: [13],
  },
};

/** Families that came to the desk in person, without an account or an e-mail. */
const counter: Record<TownKey, Plan> = {
  novokuznetsk: { active: [6, 7, 10, 12, 15] },
  kiselyovsk: { active: [5, 8, 12], suspended: [14] },
  krasnobrodsky: { active: [6, 11] },
};

/** A birthday between two months and almost a year past; who has turned 18 did so lately. */
function born(age: number, n: number): PlainDate {
  const days = age === 18 ? 20 + (n % 60) : 60 + ((n * 53) % 280);
  return daysAgo(0).subtract({ years: age, days });
}

function variety(n: number, channel: FamilyPlan['channel']): Partial<FamilyPlan> {
  return {
    ...(channel === 'online' && n % 3 === 1 ? { enteredByFamily: true } : {}),
    ...(n % 5 === 2 ? { secondParent: n % 25 === 2 ? 'ended_by_court' : 'tied' } : {}),
    ...(n % 11 === 4 ? { ground: 'guardian' } : {}),
  };
}

/** A brother or a sister of every sixth child, so far only entered. */
function siblings(n: number, age: number): ChildPlan[] {
  if (n % 6 !== 0 || age < 8) return [];
  return [{ birthDate: born(age - 2, n + 1), stage: 'entered' }];
}

/** Some sixty invented families in every state, in all three municipalities. */
export function addFamiliesAround(world: World, firstNumber: number): void {
  let n = firstNumber;
  const addAll = (channel: FamilyPlan['channel'], plans: Record<TownKey, Plan>) => {
    for (const key of Object.keys(plans) as TownKey[]) {
      for (const [stage, ages] of Object.entries(plans[key]) as [Stage, readonly number[]][]) {
        for (const age of ages) {
          const children = [{ birthDate: born(age, n), stage }, ...siblings(n, age)];
          addFamily(world, { n, town: world.towns[key], channel, children, ...variety(n, channel) });
          n += 1;
        }
      }
    }
  };
  addAll('online', online);
  addAll('counter', counter);
}
