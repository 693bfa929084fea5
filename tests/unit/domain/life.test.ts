import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { birthdayAt } from '@/lib/domain/dates';
import {
  bornToTurn,
  bornUpTo,
  endsAnnouncedOn,
  endsSoonOn,
  isEveOf,
  tellsNextAmount,
} from '@/lib/domain/life';
import type { CalendarMark } from '@/lib/domain/working-days';

const day = (text: string) => Temporal.PlainDate.from(text);
const anyDay = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => Temporal.PlainDate.from('2000-01-01').add({ days }));
const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);

describe('who becomes so many years old on a day', () => {
  test.each([
    [5, '2027-05-20', '2022-05-20', '2022-05-20'],
    // Where there is no 29 February, those born on it have their birthday on the 28th, with everybody else.
    [5, '2029-02-28', '2024-02-28', '2024-02-29'],
    [14, '2030-02-28', '2016-02-28', '2016-02-29'],
    [18, '2026-02-28', '2008-02-28', '2008-02-29'],
    [5, '2029-03-01', '2024-03-01', '2024-03-01'],
  ])('%i years on %s', (age, on, first, last) => {
    expect(bornToTurn(age, day(on))).toEqual({ first: day(first), last: day(last) });
  });

  test('nobody on 29 February of a year whose child was born in a common one', () => {
    expect(bornToTurn(5, day('2028-02-29'))).toBeNull();
  });

  test('everybody on exactly the birthday', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(5, 14, 18), (born, age) => {
        const on = birthdayAt(born, age);
        const turns = (at: Temporal.PlainDate) => {
          const range = bornToTurn(age, at);
          return range !== null && compare(range.first, born) <= 0 && compare(born, range.last) <= 0;
        };
        expect([-1, 0, 1].map((days) => turns(on.add({ days })))).toEqual([false, true, false]);
        expect(compare(born, bornUpTo(age, on))).toBeLessThanOrEqual(0);
        expect(compare(born, bornUpTo(age, on.subtract({ days: 1 })))).toBe(1);
      }),
    );
  });
});

describe('ends announced three months before', () => {
  test.each([
    ['2027-02-20', '2027-05-20', '2027-05-20'],
    ['2027-02-28', '2027-05-28', '2027-05-31'],
    ['2028-02-29', '2028-05-29', '2028-05-31'],
    ['2027-11-28', '2028-02-28', '2028-02-28'],
  ])('on %s', (on, first, last) => {
    expect(endsAnnouncedOn(day(on))).toEqual({ first: day(first), last: day(last) });
  });

  test('some days announce none', () => {
    expect(endsAnnouncedOn(day('2026-11-30'))).toBeNull();
  });

  test('every end on one day', () => {
    fc.assert(
      fc.property(anyDay, (end) => {
        const told = endsAnnouncedOn(endsSoonOn(end));
        expect(told && compare(told.first, end) <= 0 && compare(end, told.last) <= 0).toBe(true);
      }),
    );
  });
});

describe('the eve of a last day', () => {
  const marks = (marked: Record<string, CalendarMark>) => new Map(Object.entries(marked));
  // 23 November 2026 is a Monday.
  test.each([
    ['2026-11-24', '2026-11-23', {}, true],
    ['2026-11-24', '2026-11-22', {}, false],
    // The last day is a Monday: it is told on Friday.
    ['2026-11-23', '2026-11-20', {}, true],
    ['2026-11-23', '2026-11-22', {}, false],
    ['2026-11-23', '2026-11-21', { '2026-11-21': 'working' }, true],
    ['2026-11-23', '2026-11-20', { '2026-11-21': 'working' }, false],
    ['2026-11-25', '2026-11-23', { '2026-11-24': 'day_off' }, true],
    ['2026-11-24', '2026-11-24', {}, false],
    ['2026-11-24', '2026-11-25', {}, false],
  ] as const)('until %s, looked at on %s', (until, on, marked, is) => {
    expect(isEveOf(day(until), day(on), marks({ ...marked }), [])).toBe(is);
  });

  test('of closed days none is one', () => {
    const closed = [{ from: day('2026-11-23'), to: day('2026-11-23') }];
    expect(isEveOf(day('2026-11-24'), day('2026-11-23'), new Map(), closed)).toBe(false);
    expect(isEveOf(day('2026-11-24'), day('2026-11-20'), new Map(), closed)).toBe(true);
  });
});

test('the next amount is told from the middle of December', () => {
  const told = ['2026-12-14', '2026-12-15', '2026-12-31', '2027-01-01'].map((on) => tellsNextAmount(day(on)));
  expect(told).toEqual([false, true, true, false]);
});
