import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { formatRights, planRightList, readRights } from '@/lib/domain/right-list';
import type { HeldRight, NewSpan } from '@/lib/domain/right-plan';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-08-01');
const words = { everybody: 'всех', own_pupils: 'своих' };

function span(id: string, audience: HeldRight['audience'], from: string, to: string | null): HeldRight {
  return { id, audience, from: day(from), to: to === null ? null : day(to), cut: null };
}

function told(text: string) {
  const read = readRights(text, words);
  if (!read) throw new Error('The cell can be read');
  return read;
}

const spansOf = (spans: readonly NewSpan[]) => formatRights(spans, words);

function plan(spans: readonly HeldRight[], text: string) {
  const made = planRightList(spans, told(text), today);
  if (typeof made === 'string') return made;
  const end = made.end.map(({ id, to }) => `${id} ${to?.toString() ?? ''}`);
  return { drop: made.drop, end, add: spansOf(made.add) };
}

describe('rights in a cell', () => {
  test('are read as they were written', () => {
    const spans = [
      span('a', 'everybody', '2019-09-01', '2026-08-31'),
      span('b', 'own_pupils', '2026-09-01', null),
    ];
    const text = formatRights(spans, words);
    expect(text).toBe('всех с 01.09.2019 по 31.08.2026; своих с 01.09.2026');
    expect(planRightList(spans, told(text), today)).toMatchObject({ drop: [], end: [], add: [] });
  });

  test.each([
    ['', 0],
    ['нет', 0],
    ['  Всех ', 1],
    ['СВОИХ с 1.9.2026;', 1],
  ])('«%s» is understood', (text, length) => {
    expect(readRights(text, words)).toHaveLength(length);
  });

  test.each(['да', 'всех с 31.02.2026', 'всех от 01.09.2026', 'всех с 01.09.26', 'всех, своих', 'нет; всех'])(
    '«%s» is not',
    (text) => {
      expect(readRights(text, words)).toBeNull();
    },
  );
});

describe('a list of rights', () => {
  const running = span('a', 'everybody', '2019-09-01', null);

  test.each([
    ['goes on as it is', 'всех', { drop: [], end: [], add: '' }],
    ['ends on a day', 'всех с 01.09.2019 по 31.08.2026', { drop: [], end: ['a 2026-08-31'], add: '' }],
    ['ends yesterday when the cell is empty', '', { drop: [], end: ['a 2026-07-31'], add: '' }],
    [
      'is followed by another',
      'всех по 31.08.2026; своих с 01.09.2026',
      {
        drop: [],
        end: ['a 2026-08-31'],
        add: 'своих с 01.09.2026',
      },
    ],
    ['gives way today', 'своих', { drop: [], end: ['a 2026-07-31'], add: 'своих с 01.08.2026' }],
    ['does not begin earlier than it did', 'всех с 01.09.2018', 'past'],
    ['does not end in the past', 'всех с 01.09.2019 по 30.07.2026', 'past'],
    ['does not end before it begins', 'своих с 02.09.2026 по 01.09.2026', 'disorder'],
    ['is not two at once', 'всех с 01.09.2019; своих с 01.09.2026', 'overlap'],
  ])('%s', (_, text, expected) => {
    expect(plan([running], text)).toEqual(expected);
  });

  test('prepared ones are free: dropped, prolonged, replaced', () => {
    const spans = [
      span('a', 'everybody', '2019-09-01', '2026-08-31'),
      span('b', 'own_pupils', '2026-09-01', '2026-12-31'),
      span('c', 'everybody', '2027-01-01', null),
    ];
    expect(plan(spans, 'всех по 31.08.2026; своих с 01.09.2026')).toEqual({
      drop: ['c'],
      end: ['b '],
      add: '',
    });
    expect(plan(spans, 'всех')).toEqual({ drop: ['b', 'c'], end: ['a '], add: '' });
  });

  test('what is ended for another is kept in mind, also when that one gives way to a third', () => {
    const cutsOf = (spans: readonly HeldRight[], text: string) => {
      const made = planRightList(spans, told(text), today);
      return typeof made === 'string' ? made : made.add.map(({ cut }) => cut);
    };
    const ends = { ...running, to: day('2026-12-31') };
    const cut = { id: 'a', to: day('2026-12-31') };
    expect(cutsOf([ends], 'всех по 31.08.2026; своих с 01.09.2026')).toEqual([cut]);
    const after = { ...span('b', 'own_pupils', '2026-09-01', null), cut };
    const told31 = 'всех по 31.08.2026; всех с 01.09.2026';
    expect(cutsOf([{ ...ends, to: day('2026-08-31') }, after], told31)).toEqual([cut]);
    expect(cutsOf([{ ...ends, to: day('2026-08-31') }], told31)).toEqual([null]);
  });

  test('what is over is left as it was, and nobody brings it back', () => {
    const spans = [span('a', 'everybody', '2019-09-01', '2026-06-30')];
    expect(plan(spans, 'всех с 01.09.2019 по 30.06.2026')).toEqual({ drop: [], end: [], add: '' });
    expect(plan(spans, '')).toEqual({ drop: [], end: [], add: '' });
    expect(plan(spans, 'всех с 01.09.2019')).toBe('past');
    expect(plan(spans, 'всех')).toEqual({ drop: [], end: [], add: 'всех с 01.08.2026' });
  });

  test('what began today stands for today', () => {
    const spans = [span('a', 'everybody', '2026-08-01', null)];
    expect(plan(spans, '')).toBe('begun_today');
    expect(plan(spans, 'всех с 01.08.2026 по 01.08.2026')).toEqual({
      drop: [],
      end: ['a 2026-08-01'],
      add: '',
    });
  });
});
