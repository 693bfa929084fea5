import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '@/lib/domain/dates';

export type CalendarMark = 'day_off' | 'working';

/** Only the days that differ from the plain week (Saturday and Sunday off), keyed by ISO date. */
export type ProductionCalendar = ReadonlyMap<string, CalendarMark>;

/** The institution is closed from the first day to the last, both included. */
export type ClosedPeriod = { from: PlainDate; to: PlainDate };

const compare = (a: PlainDate, b: PlainDate) => Temporal.PlainDate.compare(a, b);
const saturday = 6;
const searchYears = 3;

export function isWithin(day: PlainDate, { from, to }: ClosedPeriod): boolean {
  return compare(from, day) <= 0 && compare(day, to) <= 0;
}

export function isWorkingDay(
  day: PlainDate,
  calendar: ProductionCalendar,
  closed: readonly ClosedPeriod[] = [],
): boolean {
  if (closed.some((period) => isWithin(day, period))) return false;
  const mark = calendar.get(day.toString());
  return mark ? mark === 'working' : day.dayOfWeek < saturday;
}

/**
 * The n-th working day after `start`; the day after `start` is the first that may count. Null if there is none
 * within three years: an institution may be closed for good, and nothing that shows a deadline may break on it.
 * @throws RangeError if n is not a whole number from 1
 */
export function addWorkingDays(
  start: PlainDate,
  n: number,
  calendar: ProductionCalendar,
  closed: readonly ClosedPeriod[] = [],
): PlainDate | null {
  return workingDaysFrom(start, calendar)(start, n, closed);
}

/** `addWorkingDays` for many starts, none before `from`: the calendar is walked once, not anew for each of them. */
export function workingDaysFrom(from: PlainDate, calendar: ProductionCalendar) {
  const working: PlainDate[] = [];
  /** How many of them lie up to the day at this distance from `from`. */
  const upTo = [0];
  let walked = from;
  const walk = () => {
    walked = walked.add({ days: 1 });
    if (isWorkingDay(walked, calendar)) working.push(walked);
    upTo.push(working.length);
  };
  return (start: PlainDate, n: number, closed: readonly ClosedPeriod[] = []): PlainDate | null => {
    if (!Number.isInteger(n) || n < 1) throw new RangeError('Working days are counted from 1');
    const distance = from.until(start).days;
    while (upTo.length <= distance) walk();
    const end = start.add({ years: searchYears });
    let left = n;
    for (let next = upTo[distance] ?? 0; ; next += 1) {
      while (working.length <= next && compare(walked, end) < 0) walk();
      const day = working[next];
      if (!day || compare(day, end) > 0) return null;
      if (!closed.some((period) => isWithin(day, period))) left -= 1;
      if (left === 0) return day;
    }
  };
}

/**
 * Working days after today up to and including the deadline; 0 on the last day.
 * Past the deadline a negative number, always at least -1: the sign alone tells that it is over,
 * also on a weekend when no working day has passed since.
 */
export function workingDaysLeft(
  today: PlainDate,
  deadline: PlainDate,
  calendar: ProductionCalendar,
  closed: readonly ClosedPeriod[] = [],
): number {
  if (compare(today, deadline) <= 0) return countBetween(today, deadline, calendar, closed);
  return -Math.max(1, countBetween(deadline, today, calendar, closed));
}

/** `left` is in working days, negative past the last day. */
export type Deadline = { until: PlainDate; left: number };

/**
 * The last day of a term of `days` working days that began on `start`, and what is left of it today: the one rule behind
 * every deadline that is shown. Null: no end can be named yet.
 */
export function deadlineOf(
  { start, days, today }: { start: PlainDate; days: number; today: PlainDate },
  calendar: ProductionCalendar,
  closed: readonly ClosedPeriod[] = [],
): Deadline | null {
  const until = addWorkingDays(start, days, calendar, closed);
  return until && { until, left: workingDaysLeft(today, until, calendar, closed) };
}

function countBetween(
  after: PlainDate,
  last: PlainDate,
  calendar: ProductionCalendar,
  closed: readonly ClosedPeriod[],
): number {
  let count = 0;
  for (let day = after.add({ days: 1 }); compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (isWorkingDay(day, calendar, closed)) count += 1;
  }
  return count;
}
