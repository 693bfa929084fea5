import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { deadlineWords } from '@/lib/domain/deadline-words';
import { isDeskList } from '@/lib/domain/desk-lists';
import { parsePupilClass, pupilClassKey, type PupilClass } from '@/lib/domain/pupil-class';
import { pupilStanding } from '@/lib/domain/pupil-standing';

describe('a class in an address', () => {
  test.each<PupilClass>([
    { kind: 'everybody' },
    { kind: 'without' },
    { kind: 'class', name: '5 «А» & Б' },
    { kind: 'class', name: 'everybody' },
  ])('%o is read back', (pupils) => {
    expect(parsePupilClass(pupilClassKey(pupils))).toEqual(pupils);
  });

  test.each([undefined, '', 'class:', ['class:5А', 'without'], 'anything'])('%o is everybody', (key) => {
    expect(parsePupilClass(key)).toEqual({ kind: 'everybody' });
  });
});

test('a list is known by its own name only', () => {
  expect(['chose_us', 'today', 'toString', '__proto__', '', null, ['today']].filter(isDeskList)).toEqual([
    'chose_us',
    'today',
  ]);
});

test('how near the last day is', () => {
  const until = Temporal.PlainDate.from('2026-06-19');
  expect(deadlineWords({ until, left: 2 })).toBe('До 19.06.2026, осталось 2\u00a0рабочих дня');
  expect(deadlineWords({ until, left: 0 })).toBe('Сегодня последний день');
  expect(deadlineWords({ until, left: -1 })).toBe('Прошёл 19.06.2026; принять можно');
  expect(deadlineWords({ until, left: -2 })).toBe(
    'Прошёл 19.06.2026, просрочено на 2\u00a0рабочих дня; принять можно',
  );
  expect(deadlineWords(null)).toBe('Срок ещё не идёт');
});

describe('where a pupil without anything to activate stands', () => {
  const nothing = { tooYoung: false, certificate: null, application: null };
  test.each([
    [nothing, 'nothing'],
    [{ ...nothing, tooYoung: true }, 'too_young'],
    [{ ...nothing, tooYoung: true, application: 'confirmed' }, 'confirmed'],
    [{ ...nothing, application: 'awaiting_confirmation' }, 'awaiting'],
    [{ ...nothing, application: 'lapsed' }, 'nothing'],
    [{ ...nothing, certificate: 'terminated', application: 'certificate_issued' }, 'ended'],
    [{ ...nothing, certificate: 'expired', application: 'confirmed' }, 'confirmed'],
    [{ ...nothing, certificate: 'returned', application: 'certificate_issued' }, 'returned'],
  ] as const)('%o is %s', (facts, standing) => {
    expect(pupilStanding(facts)).toBe(standing);
  });
});
