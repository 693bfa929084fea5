import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { birthdayAt } from '@/lib/domain/dates';
import {
  bornToTurn,
  bornUpTo,
  endsAnnouncedBy,
  endsSoonOn,
  isLastDayNext,
  isPassedToTell,
  isToTell,
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
    expect(bornToTurn(age, day(on), 0)).toEqual({ first: day(first), last: day(last) });
  });

  test('nobody on 29 February of a year whose child was born in a common one', () => {
    expect(bornToTurn(5, day('2028-02-29'), 0)).toBeNull();
  });

  test('or in so many days before it', () => {
    expect(bornToTurn(5, day('2028-02-29'), 31)).toEqual({
      first: day('2023-01-29'),
      last: day('2023-02-28'),
    });
  });

  test('everybody on exactly the birthday', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(5, 14, 18), (born, age) => {
        const on = birthdayAt(born, age);
        const turns = (at: Temporal.PlainDate) => {
          const range = bornToTurn(age, at, 0);
          return range !== null && compare(range.first, born) <= 0 && compare(born, range.last) <= 0;
        };
        expect([-1, 0, 1].map((days) => turns(on.add({ days })))).toEqual([false, true, false]);
        expect(compare(born, bornUpTo(age, on))).toBeLessThanOrEqual(0);
        expect(compare(born, bornUpTo(age, on.subtract({ days: 1 })))).toBe(1);
      }),
    );
  });
});

test('every end that is announced on a day or up to a month late is looked at on it', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 31 }), (end, late) => {
      const on = endsSoonOn(end).add({ days: late });
      expect(isToTell('ends_soon', endsSoonOn(end), on)).toBe(true);
      const { first, last } = endsAnnouncedBy(on);
      expect(compare(first, end) <= 0 && compare(end, last) <= 0).toBe(true);
    }),
  );
});

test('a letter is written on its day or not too late', () => {
  const about = day('2026-11-23');
  const written = [-1, 0, 31, 32].map((days) => isToTell('may_receive', about, about.add({ days })));
  expect(written).toEqual([false, true, true, false]);
});

describe('who comes in time only on the last day', () => {
  const marks = (marked: Record<string, CalendarMark>) => new Map(Object.entries(marked));
  // 23 November 2026 is a Monday.
  test.each([
    ['2026-11-24', '2026-11-23', {}, true],
    ['2026-11-24', '2026-11-22', {}, false],
    // The last day is a Monday: it is told on Friday, and where that was missed on the days off.
    ['2026-11-23', '2026-11-19', {}, false],
    ['2026-11-23', '2026-11-20', {}, true],
    ['2026-11-23', '2026-11-21', {}, true],
    ['2026-11-23', '2026-11-22', {}, true],
    ['2026-11-23', '2026-11-21', { '2026-11-21': 'working' }, true],
    ['2026-11-23', '2026-11-20', { '2026-11-21': 'working' }, false],
    ['2026-11-25', '2026-11-23', { '2026-11-24': 'day_off' }, true],
    ['2026-11-24', '2026-11-24', {}, false],
    ['2026-11-24', '2026-11-25', {}, false],
  ] as const)('until %s, looked at on %s', (until, on, marked, is) => {
    expect(isLastDayNext(day(until), day(on), marks({ ...marked }), [])).toBe(is);
  });

  test('on closed days nobody comes', () => {
    const closed = [{ from: day('2026-11-23'), to: day('2026-11-23') }];
    expect(isLastDayNext(day('2026-11-24'), day('2026-11-20'), new Map(), closed)).toBe(true);
    expect(isLastDayNext(day('2026-11-24'), day('2026-11-19'), new Map(), closed)).toBe(false);
  });
});

test('«срок прошёл» is told in the first days, and where the certificate then ends however late', () => {
  const until = day('2026-11-23');
  const told = (ends: boolean) =>
    [0, 1, 4, 5, 300].map((days) => isPassedToTell(until, until.add({ days }), ends));
  expect(told(false)).toEqual([false, true, true, false, false]);
  expect(told(true)).toEqual([false, true, true, true, true]);
});

test('the next amount is told from the middle of December', () => {
  const told = ['2026-12-14', '2026-12-15', '2026-12-31', '2027-01-01'].map((on) => tellsNextAmount(day(on)));
  expect(told).toEqual([false, true, true, false]);
});
