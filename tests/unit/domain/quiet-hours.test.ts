import { describe, expect, test } from 'vitest';
import { endOfQuiet, formatHour, readQuietHours } from '@/lib/domain/quiet-hours';

const region = 'Asia/Novokuznetsk';
const night = { from: 21, to: 8 };

describe('the hours as a setting', () => {
  test.each([
    ['21-8', night],
    [' 22 – 7 ', { from: 22, to: 7 }],
    ['0-23', { from: 0, to: 23 }],
    ['off', null],
    ['8-8', undefined],
    ['24-8', undefined],
    ['-1-8', undefined],
    ['21', undefined],
    ['', undefined],
  ])('«%s»', (text, read) => {
    expect(readQuietHours(text)).toEqual(read);
  });
});

describe('the end of the quiet hours', () => {
  // The clock of the region is seven hours ahead of Greenwich.
  test.each([
    ['before they begin', '2026-11-22T13:59:59Z', null],
    ['as they begin, in the evening', '2026-11-22T14:00:00Z', '2026-11-23T01:00:00.000Z'],
    ['just before midnight', '2026-11-22T16:59:59Z', '2026-11-23T01:00:00.000Z'],
    ['at midnight', '2026-11-22T17:00:00Z', '2026-11-23T01:00:00.000Z'],
    ['just before they end', '2026-11-23T00:59:59Z', '2026-11-23T01:00:00.000Z'],
    ['as they end', '2026-11-23T01:00:00Z', null],
    ['on the last night of the year', '2026-12-31T15:00:00Z', '2027-01-01T01:00:00.000Z'],
  ])('over midnight: %s', (_, at, end) => {
    expect(endOfQuiet(night, new Date(at), region)?.toISOString() ?? null).toBe(end);
  });

  test.each([
    ['2026-11-22T05:59:59Z', null],
    ['2026-11-22T06:00:00Z', '2026-11-22T08:00:00.000Z'],
    ['2026-11-22T07:59:00Z', '2026-11-22T08:00:00.000Z'],
    ['2026-11-22T08:00:00Z', null],
  ])('within a day: %s', (at, end) => {
    expect(endOfQuiet({ from: 13, to: 15 }, new Date(at), region)?.toISOString() ?? null).toBe(end);
  });

  test('until midnight', () => {
    const end = endOfQuiet({ from: 22, to: 0 }, new Date('2026-11-22T15:30:00Z'), region);
    expect(end?.toISOString()).toBe('2026-11-22T17:00:00.000Z');
  });

  test('is that of the wall clock where a night is an hour shorter or longer', () => {
    const shorter = endOfQuiet(night, new Date('2026-03-28T21:00:00Z'), 'Europe/Berlin');
    expect(shorter?.toISOString()).toBe('2026-03-29T06:00:00.000Z');
    const longer = endOfQuiet(night, new Date('2026-10-24T21:00:00Z'), 'Europe/Berlin');
    expect(longer?.toISOString()).toBe('2026-10-25T07:00:00.000Z');
  });
});

test('an hour as it is read', () => {
  expect([0, 9, 21].map(formatHour)).toEqual(['00:00', '09:00', '21:00']);
});
