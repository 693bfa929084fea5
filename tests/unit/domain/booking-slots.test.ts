import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  freeDesk,
  isBookable,
  isOpenDuring,
  rulesOn,
  slotsOn,
  type BookingRules,
} from '@/lib/domain/booking-slots';
import { shortVisitDay, visitDay, visitTime } from '@/lib/domain/bookings';
import { formatClock } from '@/lib/domain/opening-hours';
import type { Timetable } from '@/lib/domain/opening-state';

const day = (iso: string) => Temporal.PlainDate.from(iso);
/** A Tuesday. */
const tuesday = day('2026-11-24');
const weekday = { weekday: 2, opensAt: 570, closesAt: 1020, lunchFrom: 720, lunchTo: 780 };

function timetable(changes: Partial<Timetable> = {}): Timetable {
  return { week: [weekday], calendar: new Map(), closed: [], ...changes };
}

describe('times of a day', () => {
  test('begin at the opening and again after lunch; what would run into either end is none', () => {
    const times = slotsOn(tuesday, timetable(), 40).map(({ from }) => formatClock(from));
    expect(times).toEqual(['9:30', '10:10', '10:50', '13:00', '13:40', '14:20', '15:00', '15:40', '16:20']);
  });

  test('without lunch run through', () => {
    const week = [{ ...weekday, lunchFrom: null, lunchTo: null }];
    expect(slotsOn(tuesday, timetable({ week }), 30)).toHaveLength(15);
  });

  test.each([
    ['a weekday without hours', timetable({ week: [{ ...weekday, weekday: 3 }] })],
    ['a holiday', timetable({ calendar: new Map([['2026-11-24', 'day_off' as const]]) })],
    ['a closed day', timetable({ closed: [{ from: day('2026-11-23'), to: tuesday }] })],
  ])('there is none on %s', (_, table) => {
    expect(slotsOn(tuesday, table, 30)).toEqual([]);
  });

  test('each lies in the open hours, and none overlaps another', () => {
    const hours = fc
      .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 4, maxLength: 4 })
      .map((four) => four.toSorted((a, b) => a - b) as [number, number, number, number]);
    fc.assert(
      fc.property(
        hours,
        fc.integer({ min: 5, max: 120 }),
        ([opensAt, lunchFrom, lunchTo, closesAt], minutes) => {
          const table = timetable({ week: [{ weekday: 2, opensAt, closesAt, lunchFrom, lunchTo }] });
          const slots = slotsOn(tuesday, table, minutes);
          for (const [at, slot] of slots.entries()) {
            expect(isOpenDuring(tuesday, slot, table)).toBe(true);
            expect(slot.to - slot.from).toBe(minutes);
            expect(slot.from).toBeGreaterThanOrEqual(slots[at - 1]?.to ?? 0);
          }
        },
      ),
    );
  });
});

describe('a desk', () => {
  const slot = { from: 600, to: 630 };

  test('is the first that is free, also between times of another length', () => {
    expect(freeDesk(slot, [], 2)).toBe(1);
    expect(freeDesk(slot, [{ from: 590, to: 610, desk: 1 }], 2)).toBe(2);
    expect(
      freeDesk(
        slot,
        [
          { from: 570, to: 600, desk: 1 },
          { from: 630, to: 660, desk: 1 },
        ],
        1,
      ),
    ).toBe(1);
  });

  test('is none when all are taken', () => {
    const taken = [
      { from: 600, to: 630, desk: 1 },
      { from: 620, to: 640, desk: 2 },
    ];
    expect(freeDesk(slot, taken, 2)).toBeNull();
  });
});

describe('what may still be booked', () => {
  const rules: BookingRules = { enabled: true, slotMinutes: 30, desks: 1, daysAhead: 3, noticeHours: 2 };
  const at = { day: tuesday, minute: 600 };

  test.each([
    ['2026-11-24', 719, false],
    ['2026-11-24', 720, true],
    ['2026-11-25', 0, true],
    ['2026-11-27', 600, true],
    ['2026-11-28', 600, false],
    ['2026-11-23', 1000, false],
  ])('%s at minute %i: %s', (iso, from, expected) => {
    expect(isBookable(day(iso), { from, to: from + 30 }, at, rules)).toBe(expected);
  });

  test('without notice a time that begins this minute is over', () => {
    const now = { from: 600, to: 630 };
    expect(isBookable(tuesday, now, at, { ...rules, noticeHours: 0 })).toBe(false);
    expect(isBookable(tuesday, now, { ...at, minute: 599 }, { ...rules, noticeHours: 0 })).toBe(true);
  });
});

describe('rules of a day', () => {
  const rows = [
    { effectiveFrom: day('2026-11-01'), version: 1, name: 'first' },
    { effectiveFrom: day('2026-12-01'), version: 2, name: 'announced' },
    { effectiveFrom: day('2026-11-10'), version: 3, name: 'between' },
    { effectiveFrom: day('2026-11-10'), version: 4, name: 'corrected' },
  ];

  test.each([
    ['2026-10-31', undefined],
    ['2026-11-01', 'first'],
    ['2026-11-10', 'corrected'],
    ['2026-11-30', 'corrected'],
    ['2026-12-01', 'announced'],
  ])('%s: %s', (iso, name) => {
    expect(rulesOn(day(iso), rows)?.name).toBe(name);
    expect(rulesOn(day(iso), rows.toReversed())?.name).toBe(name);
  });
});

test('times and days in words', () => {
  expect(visitTime(tuesday, 570)).toBe('во вторник, 24.11.2026, в\u00a09:30');
  expect(visitDay(tuesday)).toBe('Вторник, 24.11.2026');
  expect(shortVisitDay(tuesday)).toBe('вт\u00a024.11');
});
