import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addWorkingDays, isWorkingDay, workingDaysLeft } from '@/lib/domain/working-days';
import type { CalendarMark, ProductionCalendar } from '@/lib/domain/working-days';
import { day } from './arbitraries';

const daysOff = [
  ...['01', '02', '03', '06', '07', '08'].map((date) => `2025-01-${date}`),
  ...['2025-05-01', '2025-05-02', '2025-05-08', '2025-05-09', '2025-06-12', '2025-06-13'],
  ...['2025-11-03', '2025-11-04', '2025-12-31'],
  ...['01', '02', '05', '06', '07', '08', '09'].map((date) => `2026-01-${date}`),
  ...['2026-02-23', '2026-03-09', '2026-05-01', '2026-05-11', '2026-06-12', '2026-11-04', '2026-12-31'],
];
const russian: ProductionCalendar = new Map<string, CalendarMark>([
  ...daysOff.map((date): [string, CalendarMark] => [date, 'day_off']),
  ['2025-11-01', 'working'],
]);
const plainWeek: ProductionCalendar = new Map();

function workingDaysIn(year: number, month: number): number {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const days = Array.from({ length: first.daysInMonth }, (_, at) => first.add({ days: at }));
  return days.filter((date) => isWorkingDay(date, russian)).length;
}

describe('isWorkingDay', () => {
  // The norms of the official production calendars of these years
  test.each([
    [2025, [17, 20, 21, 22, 18, 19, 23, 21, 22, 23, 19, 22]],
    [2026, [15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22]],
  ])('counts the working days of every month of %i', (year, norms) => {
    expect(norms.map((_, at) => workingDaysIn(year, at + 1))).toEqual(norms);
  });

  test('knows a transferred day on both its sides', () => {
    expect(isWorkingDay(day('2025-11-01'), russian)).toBe(true);
    expect(isWorkingDay(day('2025-11-01'), plainWeek)).toBe(false);
    expect(isWorkingDay(day('2025-11-03'), russian)).toBe(false);
    expect(isWorkingDay(day('2025-11-03'), plainWeek)).toBe(true);
  });

  test('a closed institution has no working days, from the first to the last day of the closing', () => {
    const closed = [{ from: day('2026-07-07'), to: day('2026-07-09') }];
    const week = ['06', '07', '08', '09', '10'].map((date) => day(`2026-07-${date}`));
    expect(week.map((date) => isWorkingDay(date, russian, closed))).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  test('is closed even on a transferred working day', () => {
    const closed = [{ from: day('2025-11-01'), to: day('2025-11-01') }];
    expect(isWorkingDay(day('2025-11-01'), russian, closed)).toBe(false);
  });
});

describe('addWorkingDays', () => {
  test.each([
    ['an ordinary week', '2026-07-13', 5, '2026-07-20'],
    ['from a Friday', '2026-07-17', 1, '2026-07-20'],
    ['from a Saturday', '2026-07-18', 5, '2026-07-24'],
    ['over the New Year', '2025-12-29', 5, '2026-01-15'],
    ['over the May holidays', '2026-04-30', 5, '2026-05-08'],
    ['over 11 May', '2026-05-08', 1, '2026-05-12'],
    ['over the working Saturday', '2025-10-31', 1, '2025-11-01'],
    ['after the working Saturday', '2025-11-01', 1, '2025-11-05'],
    ['over 23 February', '2026-02-20', 5, '2026-03-02'],
    ['over the days off of March', '2026-03-06', 1, '2026-03-10'],
  ])('%s: %s and %i days give %s', (_, start, n, end) => {
    expect(addWorkingDays(day(start), n, russian)?.toString()).toBe(end);
  });

  test('pauses while the institution is closed', () => {
    const closed = [
      { from: day('2026-07-15'), to: day('2026-07-31') },
      { from: day('2026-08-04'), to: day('2026-08-04') },
    ];
    expect(addWorkingDays(day('2026-07-13'), 5, russian, closed)?.toString()).toBe('2026-08-07');
  });

  test('names no day where three years have no working one', () => {
    const closed = [{ from: day('2026-01-01'), to: day('2036-01-01') }];
    expect(addWorkingDays(day('2026-07-13'), 1, russian, closed)).toBeNull();
    const almost = [{ from: day('2026-01-01'), to: day('2029-07-12') }];
    expect(addWorkingDays(day('2026-07-13'), 1, russian, almost)?.toString()).toBe('2029-07-13');
    expect(addWorkingDays(day('2026-07-13'), 2, russian, almost)).toBeNull();
  });

  test.each([0, -1, 1.5, Number.NaN])('refuses %d days', (n) => {
    expect(() => addWorkingDays(day('2026-07-13'), n, russian)).toThrow(RangeError);
  });

  test('from every day of two years: the result works, and between lie exactly n - 1 working days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 30 }), (offset, n) => {
        const start = day('2025-01-01').add({ days: offset });
        const end = addWorkingDays(start, n, russian);
        if (!end) return false;
        expect(isWorkingDay(end, russian)).toBe(true);
        expect(workingDaysLeft(start, end, russian)).toBe(n);
        expect(workingDaysLeft(start, end.subtract({ days: 1 }), russian)).toBe(n - 1);
        return true;
      }),
    );
  });
});

describe('addWorkingDays over closures', () => {
  test('gives for every start what counting day by day gives', () => {
    const counted = (start: Temporal.PlainDate, n: number, closed: Parameters<typeof isWorkingDay>[2]) => {
      let last = start;
      for (let left = n; left > 0; left -= isWorkingDay(last, russian, closed) ? 1 : 0)
        last = last.add({ days: 1 });
      return last.toString();
    };
    const offset = fc.integer({ min: 0, max: 700 });
    fc.assert(
      fc.property(offset, fc.integer({ min: 1, max: 30 }), offset, offset, (at, n, begins, length) => {
        const start = day('2025-01-01').add({ days: at });
        const from = day('2025-01-01').add({ days: begins });
        const closed = [{ from, to: from.add({ days: length % 60 }) }];
        expect(addWorkingDays(start, n, russian)?.toString()).toBe(counted(start, n, []));
        expect(addWorkingDays(start, n, russian, closed)?.toString()).toBe(counted(start, n, closed));
      }),
    );
  });
});

describe('workingDaysLeft', () => {
  test.each([
    ['2026-07-13', 5],
    ['2026-07-17', 1],
    ['2026-07-18', 1],
    ['2026-07-20', 0],
    ['2026-07-21', -1],
    ['2026-07-24', -4],
    ['2026-07-25', -4],
    ['2026-07-27', -5],
  ])('on %s a deadline of 20.07.2026 is %i away', (today, left) => {
    expect(workingDaysLeft(day(today), day('2026-07-20'), russian)).toBe(left);
  });

  test('is negative already on the day off after the deadline', () => {
    expect(workingDaysLeft(day('2026-07-18'), day('2026-07-17'), russian)).toBe(-1);
  });

  test('does not count days on which the institution is closed', () => {
    const closed = [{ from: day('2026-07-15'), to: day('2026-07-16') }];
    expect(workingDaysLeft(day('2026-07-13'), day('2026-07-20'), russian, closed)).toBe(3);
  });

  test('falls by one on each working day and by none on a day off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), (offset) => {
        const today = day('2025-01-01').add({ days: offset });
        const deadline = day('2026-12-30');
        const tomorrow = today.add({ days: 1 });
        const step = workingDaysLeft(today, deadline, russian) - workingDaysLeft(tomorrow, deadline, russian);
        return step === (isWorkingDay(tomorrow, russian) ? 1 : 0);
      }),
    );
  });
});
