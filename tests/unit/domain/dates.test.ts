import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  ageOn,
  birthdayAt,
  dayIn,
  dbDate,
  formatDate,
  formatDateTime,
  formatMinute,
  parseDate,
  plainDate,
  readDate,
} from '@/lib/domain/dates';
import { anyDay, day } from './arbitraries';

const kuzbass = 'Asia/Novokuznetsk';

describe('ageOn', () => {
  test.each([
    ['2014-06-20', '2019-06-19', 4],
    ['2014-06-20', '2019-06-20', 5],
    ['2014-06-20', '2019-06-21', 5],
    ['2008-12-31', '2026-12-30', 17],
    ['2008-12-31', '2026-12-31', 18],
    ['2020-01-01', '2020-01-01', 0],
    ['2012-02-29', '2026-02-27', 13],
    ['2012-02-29', '2026-02-28', 14],
    ['2012-02-29', '2028-02-28', 15],
    ['2012-02-29', '2028-02-29', 16],
    ['2025-06-20', '2025-06-19', -1],
  ])('born %s, on %s: %i', (birth, on, age) => {
    expect(ageOn(day(birth), day(on))).toBe(age);
  });

  test('grows by one exactly on the birthday', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (birth, years) => {
        const birthday = birthdayAt(birth, years);
        expect(ageOn(birth, birthday)).toBe(years);
        expect(ageOn(birth, birthday.subtract({ days: 1 }))).toBe(years - 1);
      }),
    );
  });
});

describe('birthdayAt', () => {
  test.each([
    ['2008-02-29', 18, '2026-02-28'],
    ['2008-02-29', 16, '2024-02-29'],
    ['2008-08-31', 18, '2026-08-31'],
  ])('%s in %i years is %s', (birth, years, birthday) => {
    expect(birthdayAt(day(birth), years).toString()).toBe(birthday);
  });
});

describe('dates of the database', () => {
  test('a date column is midnight UTC whatever the zone of the server', () => {
    expect(plainDate(new Date('2019-06-20T00:00:00Z')).toString()).toBe('2019-06-20');
    expect(dbDate(day('2019-06-20')).toISOString()).toBe('2019-06-20T00:00:00.000Z');
  });

  test('go there and back unchanged', () => {
    fc.assert(fc.property(anyDay, (date) => plainDate(dbDate(date)).equals(date)));
  });
});

describe('dayIn', () => {
  test.each([
    ['2019-06-19T16:59:59Z', '2019-06-19'],
    ['2019-06-19T17:00:00Z', '2019-06-20'],
    ['2025-12-31T17:00:00Z', '2026-01-01'],
  ])('at %s it is %s in Kuzbass', (instant, date) => {
    expect(dayIn(kuzbass, new Date(instant)).toString()).toBe(date);
  });
});

describe('parseDate', () => {
  test.each([
    '20.06.2019',
    '20/06/2019',
    '20,06,2019',
    '20 06 2019',
    '20062019',
    '2019-06-20',
    '20-06-2019',
    ' 20.06.2019 ',
    '20.6.2019',
    '20. 06. 2019',
    '20\u00a006\u00a02019',
  ])('understands %s', (text) => {
    expect(parseDate(text)?.toString()).toBe('2019-06-20');
  });

  test('understands single digits and leap days', () => {
    expect(parseDate('1.6.2019')?.toString()).toBe('2019-06-01');
    expect(parseDate('15.3.2019')?.toString()).toBe('2019-03-15');
    expect(parseDate('29.02.2024')?.toString()).toBe('2024-02-29');
  });

  test.each(['31.06.2019', '29.02.2023', '00.06.2019', '20.13.2019', '31.04.2026', '2019-02-30'])(
    'says that %s is no day of the calendar',
    (text) => {
      expect(readDate(text)).toBe('impossible');
      expect(parseDate(text)).toBeNull();
    },
  );

  test.each([
    '',
    'вчера',
    '20.06',
    '2062019',
    '20.06.2019 г.',
    '20.06.20199',
    '2019/06/20',
    '20190620',
    '20.06.0019',
    '20.06.1899',
    '20.06.2200',
    '20.06.2019\n21.06.2019',
  ])('cannot read «%s»', (text) => {
    expect(readDate(text)).toBe('unreadable');
    expect(parseDate(text)).toBeNull();
  });

  test.each(['15.3.19', '15.03.19', '15/03/19', '15 03 19', '15. 3. 19', ' 15-3-19 '])(
    'guesses no century for «%s»',
    (text) => {
      expect(readDate(text)).toBe('short year');
      expect(parseDate(text)).toBeNull();
    },
  );

  test('is quick with a text made to slow it down', () => {
    const started = performance.now();
    expect(parseDate(`1${' '.repeat(100_000)}x`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('reads back every date that is shown', () => {
    fc.assert(fc.property(anyDay, (date) => parseDate(formatDate(date))?.equals(date) === true));
  });

  test('never throws, and yields only days of our time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const date = parseDate(text);
        return (
          date === null || (date instanceof Temporal.PlainDate && date.year >= 1900 && date.year <= 2199)
        );
      }),
    );
  });
});

describe('what people read', () => {
  const instant = new Date('2019-06-20T02:59:33.900Z');

  test('a date', () => {
    expect(formatDate(day('2019-06-20'))).toBe('20.06.2019');
    expect(formatDate(day('2019-01-02'))).toBe('02.01.2019');
  });

  test('date and time on the wall of the region', () => {
    expect(formatDateTime(instant, kuzbass)).toBe('20.06.2019 09:59:33');
    expect(formatDateTime(instant, 'UTC')).toBe('20.06.2019 02:59:33');
    expect(formatDateTime(new Date('2019-06-19T17:00:00Z'), kuzbass)).toBe('20.06.2019 00:00:00');
  });

  test('to the minute', () => {
    expect(formatMinute(new Date('2019-06-20T03:11:59Z'), kuzbass)).toBe('20.06.2019 10:11');
  });
});
