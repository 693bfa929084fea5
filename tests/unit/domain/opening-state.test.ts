import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { formatHours, type DayHours } from '@/lib/domain/opening-hours';
import { formatOpeningState, openingState } from '@/lib/domain/opening-state';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const at = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

const week: DayHours[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  opensAt: at('9:30'),
  closesAt: at('17:00'),
  lunchFrom: at('12:00'),
  lunchTo: at('13:00'),
}));
const saturday: DayHours = { weekday: 6, opensAt: 600, closesAt: 840, lunchFrom: null, lunchTo: null };

/** The words at a moment of the week of Monday, 15 June 2026. */
function said(iso: string, clock: string, changes: Partial<Parameters<typeof openingState>[1]> = {}) {
  const timetable = { week, calendar: new Map(), closed: [], ...changes };
  const words = formatOpeningState(openingState({ day: day(iso), minute: at(clock) }, timetable), day(iso));
  return words?.replaceAll('\u00a0', ' ');
}

describe('a plain working day', () => {
  test.each([
    ['0:00', 'Закрыто, откроется сегодня в 9:30'],
    ['9:29', 'Закрыто, откроется сегодня в 9:30'],
    ['9:30', 'Открыто до 17:00, обед 12:00–13:00'],
    ['11:59', 'Открыто до 17:00, обед 12:00–13:00'],
    ['12:00', 'Обед до 13:00'],
    ['12:59', 'Обед до 13:00'],
    ['13:00', 'Открыто до 17:00'],
    ['16:59', 'Открыто до 17:00'],
    ['17:00', 'Закрыто, откроется завтра в 9:30'],
  ])('at %s: %s', (clock, words) => {
    expect(said('2026-06-15', clock)).toBe(words);
  });
});

test('a weekend is passed over and the weekday is named', () => {
  expect(said('2026-06-19', '18:00')).toBe('Закрыто, откроется в понедельник в 9:30');
  expect(said('2026-06-14', '10:00')).toBe('Закрыто, откроется завтра в 9:30');
});

test('a Saturday with hours of its own is open, though the calendar rests', () => {
  expect(said('2026-06-20', '11:00', { week: [...week, saturday] })).toBe('Открыто до 14:00');
});

test('a holiday closes whatever the hours say', () => {
  const calendar = new Map([['2026-06-15', 'day_off'] as const]);
  expect(said('2026-06-15', '11:00', { calendar })).toBe('Закрыто, откроется завтра в 9:30');
});

test('closed days of the institution are passed over and the date is told when it is far', () => {
  const closed = [{ from: day('2026-06-15'), to: day('2026-07-03') }];
  expect(said('2026-06-15', '11:00', { closed })).toBe('Закрыто, откроется 06.07.2026 в 9:30');
});

test('an opening that nobody knows is not promised', () => {
  const closed = [{ from: day('2026-01-01'), to: day('2036-01-01') }];
  expect(said('2026-06-15', '11:00', { closed })).toBe('Закрыто');
});

test('without hours nothing is said', () => {
  expect(said('2026-06-15', '11:00', { week: [] })).toBeUndefined();
});

test('the week as leaflets write it', () => {
  expect(formatHours(week)).toBe('пн–пт 9:30–17:00, обед\u00a012:00–13:00');
});
