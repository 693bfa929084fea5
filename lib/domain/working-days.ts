import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '@/lib/domain/dates';

export type CalendarMark = 'day_off' | 'working';

/** Only the days that differ from the plain week (Saturday and Sunday off), keyed by ISO date. */
export type ProductionCalendar = ReadonlyMap<string, CalendarMark>;

/** The institution is closed from the first day to the last, both included. */
export type ClosedPeriod = { from: PlainDate; to: PlainDate };

const compare = (a: PlainDate, b: PlainDate) => Temporal.PlainDate.compare(a, b);
const searchYears = 3;
const milliseconds = 86_400_000;

/** Days since 1970: a year of them is walked in the time in which a date takes one step. */
function numberOf({ year, month, day }: PlainDate): number {
  return Date.UTC(year, month - 1, day) / milliseconds;
}

/** Read once for each calendar: lists count hundreds of terms by one. */
const numbered = new WeakMap<ProductionCalendar, ReadonlyMap<number, CalendarMark>>();

function marksOf(calendar: ProductionCalendar): ReadonlyMap<number, CalendarMark> {
  const known = numbered.get(calendar);
  if (known) return known;
  const marks = new Map([...calendar].map(([day, mark]) => [Date.parse(day) / milliseconds, mark]));
  numbered.set(calendar, marks);
  return marks;
}

/** Whether people work on a day, told by its number. */
function workBy(calendar: ProductionCalendar, closed: readonly ClosedPeriod[]): (day: number) => boolean {
  const marks = marksOf(calendar);
  const shut = closed.map(({ from, to }) => ({ first: numberOf(from), last: numberOf(to) }));
  return (day) => {
    if (shut.some(({ first, last }) => first <= day && day <= last)) return false;
    const mark = marks.get(day);
    return mark ? mark === 'working' : !isWeekend(day);
  };
}

/** Day 0, 1 January 1970, was a Thursday. */
function isWeekend(day: number): boolean {
  const afterSaturday = (((day - 2) % 7) + 7) % 7;
  return afterSaturday < 2;
}

export function isWithin(day: PlainDate, { from, to }: ClosedPeriod): boolean {
  return compare(from, day) <= 0 && compare(day, to) <= 0;
}

export function isWorkingDay(
  day: PlainDate,
  calendar: ProductionCalendar,
  closed: readonly ClosedPeriod[] = [],
): boolean {
  return workBy(calendar, closed)(numberOf(day));
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
  if (!Number.isInteger(n) || n < 1) throw new RangeError('Working days are counted from 1');
  const isWorking = workBy(calendar, closed);
  const first = numberOf(start);
  const last = numberOf(start.add({ years: searchYears }));
  let left = n;
  for (let day = first + 1; day <= last; day += 1) {
    if (isWorking(day)) left -= 1;
    if (left === 0) return start.add({ days: day - first });
  }
  return null;
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
  const isWorking = workBy(calendar, closed);
  const end = numberOf(last);
  let count = 0;
  for (let day = numberOf(after) + 1; day <= end; day += 1) if (isWorking(day)) count += 1;
  return count;
}
