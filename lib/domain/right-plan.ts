import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '@/lib/domain/dates';

export type RightAudience = 'everybody' | 'own_pupils';

/** Days of one right of one kind, both included; `to` null is without end. */
export type RightSpan = { id: string; audience: RightAudience; from: PlainDate; to: PlainDate | null };

/** What is to hold between two days: a right for an audience, or (null) no right at all. */
export type RightChange = { audience: RightAudience | null; from: PlainDate; to: PlainDate | null };

export type NewSpan = Omit<RightSpan, 'id'>;

/** A right that another has cut short, with the last day it had before. */
export type CutRight = { id: string; to: PlainDate | null };

/** A right with the one it has cut short, if any. */
export type HeldRight = RightSpan & { cut: CutRight | null };

export type RightPlan =
  | {
      kind: 'plan';
      /** The right in force that day ends on the day before; `was`: its last day until now. */
      cut: { id: string; to: PlainDate; was: PlainDate | null } | null;
      /** What begins: the change itself, and what was before it when the change has an end. */
      add: readonly NewSpan[];
    }
  /** Something else is prepared for these days. */
  | { kind: 'clash'; with: RightSpan }
  /** It would change nothing. */
  | { kind: 'same' };

const compare = (a: PlainDate, b: PlainDate) => Temporal.PlainDate.compare(a, b);
const dayBefore = (day: PlainDate) => day.subtract({ days: 1 });
const dayAfter = (day: PlainDate) => day.add({ days: 1 });

function endsBefore(to: PlainDate | null, day: PlainDate): boolean {
  return to !== null && compare(to, day) < 0;
}

function overlaps(span: RightSpan, { from, to }: RightChange): boolean {
  return !endsBefore(span.to, from) && !endsBefore(to, span.from);
}

/**
 * How a change of a right is written: rows that have begun keep their audience and first day, so the one in force is cut
 * short and a new one follows. A change with an end gives its days back to what was before.
 */
export function planRight(spans: readonly RightSpan[], change: RightChange): RightPlan {
  const touched = spans.filter((span) => overlaps(span, change));
  const ahead = touched.find((span) => compare(span.from, change.from) >= 0);
  if (ahead) return { kind: 'clash', with: ahead };
  const [running] = touched;
  if ((running?.audience ?? null) === change.audience && coversEnd(running, change)) return { kind: 'same' };
  const added: NewSpan[] = [];
  if (change.audience) added.push({ audience: change.audience, from: change.from, to: change.to });
  if (running && change.to && !endsBefore(running.to, dayAfter(change.to))) {
    added.push({ audience: running.audience, from: dayAfter(change.to), to: running.to });
  }
  return {
    kind: 'plan',
    cut: running ? { id: running.id, to: dayBefore(change.from), was: running.to } : null,
    add: added,
  };
}

/** The days of the rights once the plan is written. */
export function spansAfter(
  spans: readonly RightSpan[],
  { cut, add }: Pick<Extract<RightPlan, { kind: 'plan' }>, 'cut' | 'add'>,
): NewSpan[] {
  return [...spans.map((span) => (cut?.id === span.id ? { ...span, to: cut.to } : span)), ...add];
}

/** Whether what holds already goes on for as long as is asked. Without a right there is nothing to end. */
function coversEnd(running: RightSpan | undefined, { to }: RightChange): boolean {
  if (!running || running.to === null) return true;
  return to !== null && compare(running.to, to) >= 0;
}

export type CancelPlan = {
  /** The right that goes on, and its last day from now on. */
  resumed: { id: string; audience: RightAudience; to: PlainDate | null };
  /** The next one had cut the cancelled right short: now it cuts the resumed one. */
  cutsNow: { id: string; cut: CutRight } | null;
};

/**
 * What goes on when a right that has not begun is cancelled: the one it has cut short, to the last day that one had before
 * or up to what follows. Null: it had cut none, or that one was given another last day since.
 */
export function planCancel(spans: readonly HeldRight[], cancelled: HeldRight): CancelPlan | null {
  const { cut } = cancelled;
  const former = spans.find(({ id }) => id === cut?.id);
  if (!cut || !former?.to || compare(former.to, dayBefore(cancelled.from)) !== 0) return null;
  const [next] = spans
    .filter(({ from }) => compare(from, cancelled.from) > 0)
    .toSorted((a, b) => compare(a.from, b.from));
  const goesOn = { id: former.id, audience: former.audience };
  if (!next || endsBefore(cut.to, next.from)) return { resumed: { ...goesOn, to: cut.to }, cutsNow: null };
  return {
    resumed: { ...goesOn, to: dayBefore(next.from) },
    cutsNow: next.cut?.id === cancelled.id ? { id: next.id, cut } : null,
  };
}

/** Why a right may not end on that day, as a key; null when it may. `today` and later days may still be decided. */
export function endObstacle(
  spans: readonly RightSpan[],
  right: RightSpan,
  to: PlainDate | null,
  today: PlainDate,
): 'over' | 'past' | 'before_start' | 'next_begun' | null {
  if (endsBefore(right.to, today)) return 'over';
  if (to && compare(to, today) < 0) return 'past';
  if (to && compare(to, right.from) < 0) return 'before_start';
  const next = spans.some(
    (other) => other.id !== right.id && compare(other.from, right.from) > 0 && !endsBefore(to, other.from),
  );
  return next ? 'next_begun' : null;
}
