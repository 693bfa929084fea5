import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { endObstacle, planCancel, planRight, type HeldRight, type NewSpan } from '@/lib/domain/right-plan';

const day = (text: string) => Temporal.PlainDate.from(text);

function span(id: string, audience: HeldRight['audience'], from: string, to: string | null): HeldRight {
  return { id, audience, from: day(from), to: to === null ? null : day(to), cut: null };
}

/** «everybody 2026-09-01–» */
function words(spans: readonly NewSpan[]): string[] {
  return spans.map(({ audience, from, to }) => `${audience} ${from.toString()}–${to?.toString() ?? ''}`);
}

function plan(spans: HeldRight[], audience: HeldRight['audience'] | null, from: string, to: string | null) {
  const made = planRight(spans, { audience, from: day(from), to: to === null ? null : day(to) });
  if (made.kind !== 'plan') return made.kind;
  return { cut: made.cut && `${made.cut.id} ${made.cut.to.toString()}`, add: words(made.add) };
}

const always = span('a', 'everybody', '2019-01-01', null);

describe('a change of a right', () => {
  test('the first one merely begins', () => {
    expect(plan([], 'everybody', '2026-09-01', null)).toEqual({ cut: null, add: ['everybody 2026-09-01–'] });
  });

  test('cuts the one in force on the day before', () => {
    expect(plan([always], 'own_pupils', '2026-09-01', null)).toEqual({
      cut: 'a 2026-08-31',
      add: ['own_pupils 2026-09-01–'],
    });
  });

  test('ends it with nothing after', () => {
    expect(plan([always], null, '2026-09-01', null)).toEqual({ cut: 'a 2026-08-31', add: [] });
  });

  test.each([
    ['own_pupils', ['own_pupils 2026-09-01–2026-09-10', 'everybody 2026-09-11–']],
    [null, ['everybody 2026-09-11–']],
  ] as const)('with an end gives the days after back: %s', (audience, add) => {
    expect(plan([always], audience, '2026-09-01', '2026-09-10')).toEqual({ cut: 'a 2026-08-31', add });
  });

  test.each([
    [[always], 'everybody', '2026-09-01'],
    [[], null, '2026-09-01'],
  ] as const)('that changes nothing is told so', (spans, audience, from) => {
    expect(plan([...spans], audience, from, null)).toBe('same');
  });

  test.each([
    ['own_pupils', '2026-08-01', null],
    ['own_pupils', '2026-09-01', null],
    [null, '2026-08-20', '2026-09-01'],
  ] as const)('over days prepared otherwise is refused', (audience, from, to) => {
    const spans = [
      span('a', 'everybody', '2019-01-01', '2026-08-31'),
      span('b', 'everybody', '2026-09-01', null),
    ];
    expect(plan(spans, audience, from, to)).toBe('clash');
  });
});

describe('taking back', () => {
  const former = span('a', 'everybody', '2019-01-01', '2026-08-31');

  /** «a 2026-12-31» */
  function resumed(spans: readonly HeldRight[], cancelled: HeldRight) {
    const plan = planCancel(spans, cancelled);
    return plan && `${plan.resumed.id} ${plan.resumed.to?.toString() ?? ''}`;
  }

  function ahead(cutTo: string | null, to: string | null = null): HeldRight {
    return {
      ...span('b', 'own_pupils', '2026-09-01', to),
      cut: { id: 'a', to: cutTo === null ? null : day(cutTo) },
    };
  }

  test.each([
    [null, null, 'a '],
    ['2026-12-31', null, 'a 2026-12-31'],
    [null, '2026-10-31', 'a '],
  ])('what was cut short goes on to its own last day %s', (own, to, expected) => {
    const cancelled = ahead(own, to);
    expect(resumed([former, cancelled], cancelled)).toBe(expected);
  });

  test('it goes on no further than to what follows', () => {
    const cancelled = ahead(null, '2026-10-31');
    const rest = span('c', 'everybody', '2026-11-01', null);
    expect(resumed([former, cancelled, rest], cancelled)).toBe('a 2026-10-31');
    expect(planCancel([former, cancelled, rest], cancelled)?.cutsNow).toBeNull();
  });

  test('what has cut the cancelled one cuts the other now', () => {
    const cancelled = { ...ahead(null), to: day('2026-10-31') };
    const next = { ...span('c', 'everybody', '2026-11-01', null), cut: { id: 'b', to: null } };
    const plan = planCancel([former, cancelled, next], cancelled);
    expect(plan).toMatchObject({ resumed: { to: day('2026-10-31') }, cutsNow: { id: 'c' } });
    expect(plan?.cutsNow?.cut).toEqual({ id: 'a', to: null });
  });

  test('what had this last day of its own stays ended', () => {
    const cancelled = span('b', 'own_pupils', '2026-09-01', null);
    expect(resumed([former, cancelled], cancelled)).toBeNull();
  });

  test('what was given another last day since stays ended', () => {
    const cancelled = ahead(null);
    expect(resumed([{ ...former, to: day('2026-07-31') }, cancelled], cancelled)).toBeNull();
  });
});

test.each([
  ['2026-08-31', null],
  [null, 'next_begun'],
  ['2026-09-01', 'next_begun'],
  ['2026-07-31', 'past'],
] as const)('the last day %s: %s', (to, obstacle) => {
  const holds = span('a', 'everybody', '2019-01-01', '2026-08-20');
  const next = span('b', 'own_pupils', '2026-09-01', null);
  const last = to === null ? null : day(to);
  expect(endObstacle([holds, next], holds, last, day('2026-08-01'))).toBe(obstacle);
});

test('of a right that is over no day is moved', () => {
  const over = span('a', 'everybody', '2019-01-01', '2026-07-31');
  expect(endObstacle([over], over, null, day('2026-08-01'))).toBe('over');
});
