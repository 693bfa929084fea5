import { describe, expect, test } from 'vitest';
import { applicationStatuses, type ApplicationStatus } from '@/lib/domain/application-status';
import { childAtCounter, type ChildAtCounter } from '@/lib/domain/child-at-counter';
import { parseDate } from '@/lib/domain/dates';

const standing = (facts: Partial<ChildAtCounter> = {}) =>
  childAtCounter({ age: { kind: 'eligible' }, hasDocument: true, applicationStatus: null, ...facts });

describe('a child without a certificate at the counter', () => {
  test.each([
    ['awaiting_confirmation', 'ссылку из письма'],
    ['confirmed', '«Получить сертификат»'],
    ['cancelled', 'новую заявку'],
    ['lapsed', 'новую заявку'],
    [null, 'подаёт заявку'],
  ] as const)('%s: what the family does next', (applicationStatus, words) => {
    expect(standing({ applicationStatus }).next).toContain(words);
  });

  test('each state of an application has its own words', () => {
    const statuses = Object.keys(applicationStatuses) as ApplicationStatus[];
    const states = statuses.map((applicationStatus) => standing({ applicationStatus }).state);
    expect(new Set(states).size).toBe(statuses.length);
  });

  test('a missing document is asked for before the application only', () => {
    expect(standing({ hasDocument: false }).next).toContain('документ ребёнка');
    expect(standing().next).not.toContain('документ ребёнка');
    expect(standing({ hasDocument: false, applicationStatus: 'confirmed' }).next).not.toContain('документ');
  });

  test('before five the day is told, at eighteen there is nothing to do', () => {
    const opensOn = parseDate('20.06.2027');
    if (!opensOn) throw new Error('This is a date');
    expect(standing({ age: { kind: 'too_young', opensOn } }).next).toContain('с 20.06.2027');
    expect(standing({ age: { kind: 'too_old' } })).toMatchObject({ tone: 'stopped' });
  });
});
