import { expect, test } from 'vitest';
import { formatDayHours, formatHours } from '@/lib/domain/opening-hours';
import { readDayHours, readWeekHours } from '@/lib/domain/typed-hours';

test.each([
  ['9:30–17:00, обед 12:00–13:00', '9:30–17:00, обед\u00a012:00–13:00'],
  ['9-17', '9:00–17:00'],
  ['с 9.30 до 17.00 перерыв 12-13', '9:30–17:00, обед\u00a012:00–13:00'],
  ['  08:00 —  24:00 ', '8:00–24:00'],
])('%s', (typed, shown) => {
  const hours = readDayHours(typed);
  expect(typeof hours === 'string' ? hours : formatDayHours({ weekday: 1, ...hours })).toBe(shown);
});

test.each([
  ['закрыто', 'unreadable'],
  ['9:70–17:00', 'unreadable'],
  ['9–25', 'unreadable'],
  ['17–9', 'disorder'],
  ['9–17, обед 8–9', 'disorder'],
  ['9–17, обед 13–12', 'disorder'],
  [`9${' '.repeat(5000)}–17`, '9:00–17:00'],
])('%s is no day', (typed, answer) => {
  const hours = readDayHours(typed);
  expect(typeof hours === 'string' ? hours : formatDayHours({ weekday: 1, ...hours })).toBe(answer);
});

test.each(['пн–пт 9:30–17:00, обед 12:00–13:00; сб 10:00–14:00', 'пн 9:00–17:00; ср 9:00–17:00', ''])(
  'a week as the portal writes it is read back: %s',
  (typed) => {
    const week = readWeekHours(typed);
    expect(typeof week === 'string' ? week : formatHours(week).replaceAll('\u00a0', ' ')).toBe(typed);
  },
);

test.each(['пн 9–17; пн 10–18', 'пт–пн 9–17', 'день 9–17', 'пн'])('%s is no week', (typed) => {
  expect(readWeekHours(typed)).toBe('unreadable');
});
