import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import { lastDayBeforeEnd, latestOverdueStart, termWords } from '@/lib/domain/overdue';
import { addWorkingDays } from '@/lib/domain/working-days';
import type { CalendarMark, ProductionCalendar } from '@/lib/domain/working-days';
import { anyDay, day } from './arbitraries';

const plainWeek: ProductionCalendar = new Map();

describe('latestOverdueStart', () => {
  test('a plain week', () => {
    // Friday; five working days are over for who began on Thursday a week before
    expect(latestOverdueStart(day('2026-06-19'), 5, plainWeek)?.toString()).toBe('2026-06-11');
  });

  test('holidays and closed days push it back', () => {
    const calendar = new Map<string, CalendarMark>([['2026-06-12', 'day_off']]);
    expect(latestOverdueStart(day('2026-06-19'), 5, calendar)?.toString()).toBe('2026-06-10');
    const closed = [{ from: day('2026-06-15'), to: day('2026-06-17') }];
    expect(latestOverdueStart(day('2026-06-19'), 5, calendar, closed)?.toString()).toBe('2026-06-07');
  });

  test('it is the border of the term counted forwards', () => {
    const length = fc.integer({ min: 1, max: 40 });
    const offset = fc.integer({ min: -10, max: 30 });
    fc.assert(
      fc.property(anyDay, length, offset, fc.boolean(), (today, closedDays, back, isClosed) => {
        const from = today.subtract({ days: back });
        const closed = isClosed ? [{ from, to: from.add({ days: closedDays }) }] : [];
        const border = latestOverdueStart(today, 5, plainWeek, closed);
        if (!border) return false;
        const isOver = (start: PlainDate) =>
          addWorkingDays(start, 5, plainWeek, closed)?.until(today).sign === 1;
        expect(isOver(border)).toBe(true);
        expect(isOver(border.add({ days: 1 }))).toBe(false);
        return true;
      }),
    );
  });

  test('nothing is over where years have no working day', () => {
    const closed = [{ from: day('2020-01-01'), to: day('2030-01-01') }];
    expect(latestOverdueStart(day('2026-06-19'), 5, plainWeek, closed)).toBeNull();
  });
});

test('a day begins by the clock of the region', () => {
  expect(startOfDay(day('2026-06-19'), 'Asia/Novokuznetsk').toISOString()).toBe('2026-06-18T17:00:00.000Z');
});

test.each([
  [[5], '5\u00a0рабочих дней'],
  [[3], '3\u00a0рабочих дня'],
  [[21], '21\u00a0рабочий день'],
  [[10, 5, 7], '5–10\u00a0рабочих дней'],
  [[], '5\u00a0рабочих дней'],
])('the terms %j are told as «за %s»', (terms, words) => {
  expect(termWords(terms)).toBe(words);
});

test('papers past the term are taken so many days after whatever came last', () => {
  const begins = [day('2026-06-19'), day('2026-07-01'), day('2026-06-30')];
  expect(lastDayBeforeEnd(begins, 20)?.toString()).toBe('2026-07-21');
  expect(lastDayBeforeEnd([], 20)).toBeNull();
});
