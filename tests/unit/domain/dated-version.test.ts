import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { draftOf } from '@/lib/domain/dated-version';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-05-20');

/** The newest first, as a history is read. */
function versions(...days: string[]) {
  return days.map((from, at) => ({ version: days.length - at, from: day(from) }));
}

function draft(...days: string[]) {
  const { begin, holds, changes } = draftOf(versions(...days), today);
  return [begin?.version ?? null, holds, changes.map((change) => change.toString())];
}

test.each([
  [
    'what holds today, though another was entered later',
    ['2026-09-01', '2026-01-01'],
    [1, true, ['2026-09-01']],
  ],
  ['of one day what was entered last', ['2026-01-01', '2026-01-01'], [2, true, []]],
  ['what began this morning', ['2026-05-20', '2026-01-01'], [2, true, []]],
  ['what was entered last where nothing holds yet', ['2026-09-01'], [1, false, ['2026-09-01']]],
  ['nothing where nothing was entered', [], [null, false, []]],
])('an editor begins with %s', (_, days, expected) => {
  expect(draft(...days)).toEqual(expected);
});

test('the days ahead are named once each, the nearest first', () => {
  expect(draft('2026-07-01', '2026-09-01', '2026-09-01', '2026-01-01')[2]).toEqual([
    '2026-07-01',
    '2026-09-01',
  ]);
});
