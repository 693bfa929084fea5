import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latestOverdueStart } from '@/lib/domain/overdue';
import {
  addWorkingDays,
  deadlineOf,
  workingDaysLeft,
  type CalendarMark,
  type ProductionCalendar,
} from '@/lib/domain/working-days';
import { calendarDayRows } from '@/lib/local/demo/calendar-days';
import { day } from './arbitraries';

const newYear = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'];

/** Years beside those every database comes with: 2024 as it was, the others by article 112 of the Labour Code. */
const otherYears: Readonly<Record<number, { off: string[]; working: string[] }>> = {
  2024: {
    off: [
      ...['02-23', '03-08', '04-29', '04-30', '05-01', '05-09', '05-10', '06-12'],
      ...['11-04', '12-30', '12-31'],
    ],
    working: ['04-27', '11-02', '12-28'],
  },
  2028: { off: ['02-23', '03-08', '05-01', '05-09', '06-12', '11-06'], working: [] },
  2029: { off: ['02-23', '03-08', '05-01', '05-09', '06-12', '11-05'], working: [] },
  2030: { off: ['02-25', '03-08', '05-01', '05-09', '06-12', '11-04'], working: [] },
};

const federal: ProductionCalendar = new Map<string, CalendarMark>([
  ...calendarDayRows().map(({ day, mark }): [string, CalendarMark] => [isoOf(new Date(day).getTime()), mark]),
  ...Object.entries(otherYears).flatMap(([year, { off, working }]) => [
    ...[...newYear, ...off].map((date): [string, CalendarMark] => [`${year}-${date}`, 'day_off']),
    ...working.map((date): [string, CalendarMark] => [`${year}-${date}`, 'working']),
  ]),
]);

/** Days as texts, first and last both closed. */
type Closed = { from: string; to: string };
const dayLength = 86_400_000;

function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function plus(iso: string, days: number): string {
  return isoOf(Date.parse(iso) + days * dayLength);
}

/** The rule once more, as slowly and plainly as can be: by texts and milliseconds, sharing nothing with the other. */
function works(iso: string, calendar: ProductionCalendar, closed: readonly Closed[]): boolean {
  for (const { from, to } of closed) if (from <= iso && iso <= to) return false;
  if (calendar.get(iso) === 'day_off') return false;
  if (calendar.get(iso) === 'working') return true;
  const weekday = new Date(iso).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

function walk(start: string, n: number, calendar: ProductionCalendar, closed: readonly Closed[]): string {
  let date = start;
  for (let counted = 0; counted < n;) {
    date = plus(date, 1);
    if (works(date, calendar, closed)) counted += 1;
  }
  return date;
}

function daysBetween(after: string, last: string, calendar: ProductionCalendar, closed: readonly Closed[]) {
  let count = 0;
  for (let date = plus(after, 1); date <= last; date = plus(date, 1))
    if (works(date, calendar, closed)) count += 1;
  return count;
}

const dated = (closed: readonly Closed[]) => closed.map(({ from, to }) => ({ from: day(from), to: day(to) }));

describe('the years of the calendar', () => {
  // The norms of the official production calendars; from 2027 on those of article 112, before days are transferred.
  test.each([
    [2024, 248],
    [2025, 247],
    [2026, 247],
    [2027, 249],
    [2028, 249],
    [2029, 249],
    [2030, 249],
  ])('%i has %i working days', (year, norm) => {
    expect(daysBetween(`${year - 1}-12-31`, `${year}-12-31`, federal, [])).toBe(norm);
  });
});

test('every day of seven years as the first: five and twenty working days end where walking day by day does', () => {
  for (let start = '2024-01-01'; start <= '2030-11-15'; start = plus(start, 1)) {
    for (const n of [5, 20]) {
      const end = addWorkingDays(day(start), n, federal)?.toString();
      if (end !== walk(start, n, federal, [])) expect([start, n, end]).toBe(walk(start, n, federal, []));
    }
  }
});

const start = fc.integer({ min: 0, max: 2400 }).map((days) => plus('2024-01-01', days));
const term = fc.integer({ min: 1, max: 30 });

/** Closings near the term: over weekends and holidays, one inside another, one right after another, of a single day. */
const closings = fc.array(
  fc.record({
    begins: fc.integer({ min: -10, max: 60 }),
    length: fc.integer({ min: 0, max: 25 }),
    follows: fc.boolean(),
  }),
  { maxLength: 4 },
);

function closedNear(
  first: string,
  drawn: readonly { begins: number; length: number; follows: boolean }[],
): Closed[] {
  const closed: Closed[] = [];
  for (const { begins, length, follows } of drawn) {
    const last = closed.at(-1);
    const from = follows && last ? plus(last.to, 1) : plus(first, begins);
    closed.push({ from, to: plus(from, length) });
  }
  return closed;
}

/** The calendar with marks of a municipality over the federal ones, on any day near the term. */
const marks = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom<CalendarMark>('day_off', 'working')),
  { maxLength: 8 },
);

const runs = { numRuns: 400 };

test('any term with any closings and any days of a municipality ends where walking day by day does', () => {
  fc.assert(
    fc.property(start, term, closings, marks, (first, n, drawn, own) => {
      const closed = closedNear(first, drawn);
      const calendar = new Map([...federal, ...own.map(([at, mark]) => [plus(first, at), mark] as const)]);
      const until = addWorkingDays(day(first), n, calendar, dated(closed));
      expect(until?.toString()).toBe(walk(first, n, calendar, closed));
    }),
    runs,
  );
});

test('what is left is what walking from today counts; past the last day it is never none', () => {
  fc.assert(
    fc.property(start, term, closings, fc.integer({ min: 0, max: 90 }), (first, n, drawn, passed) => {
      const closed = closedNear(first, drawn);
      const today = plus(first, passed);
      const until = walk(first, n, federal, closed);
      const expected =
        today <= until
          ? daysBetween(today, until, federal, closed)
          : -Math.max(1, daysBetween(until, today, federal, closed));
      const deadline = deadlineOf({ start: day(first), days: n, today: day(today) }, federal, dated(closed));
      expect([deadline?.until.toString(), deadline?.left]).toEqual([until, expected]);
      expect(workingDaysLeft(day(today), day(until), federal, dated(closed))).toBe(expected);
    }),
    runs,
  );
});

test('the border by which lists find what is over tells the same as counting each term', () => {
  fc.assert(
    fc.property(start, term, closings, fc.integer({ min: 0, max: 90 }), (first, n, drawn, passed) => {
      const closed = closedNear(first, drawn);
      const today = plus(first, passed);
      const border = latestOverdueStart(day(today), n, federal, dated(closed));
      const over = border !== null && first <= border.toString();
      expect(over).toBe(walk(first, n, federal, closed) < today);
    }),
    runs,
  );
});

test('an edit in the middle moves the end of exactly the terms that have not passed it', () => {
  fc.assert(
    fc.property(start, term, fc.integer({ min: 1, max: 60 }), (first, n, at) => {
      const edited = plus(first, at);
      const before = walk(first, n, federal, []);
      const isWorking = works(edited, federal, []);
      const calendar = new Map([...federal, [edited, isWorking ? 'day_off' : 'working'] as const]);
      const after = addWorkingDays(day(first), n, calendar)?.toString() ?? '';
      if (edited > before) expect(after).toBe(before);
      else if (isWorking) expect(after > before).toBe(true);
      // A working day more brings the end nearer, or leaves it where the term is of that very day.
      else expect(after < before).toBe(true);
    }),
    runs,
  );
});
