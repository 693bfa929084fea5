import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageVerdict, documentFitsAge, groupFits, validUntil } from '@/lib/domain/eligibility';
import { identityDocumentKinds } from '@/lib/domain/identity-documents';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { anyDay, day } from './arbitraries';

const born = day('2014-06-20');

describe('ageVerdict', () => {
  test('before the fifth birthday it says when the day comes', () => {
    const verdict = ageVerdict(born, day('2019-06-19'));
    expect(verdict.kind).toBe('too_young');
    expect(verdict.kind === 'too_young' && verdict.opensOn.toString()).toBe('2019-06-20');
  });

  test.each([
    ['2019-06-20', 'eligible'],
    ['2026-01-01', 'eligible'],
    ['2032-06-19', 'eligible'],
    ['2032-06-20', 'too_old'],
    ['2040-01-01', 'too_old'],
  ])('on %s: %s', (today, kind) => {
    expect(ageVerdict(born, day(today)).kind).toBe(kind);
  });

  test('born on 29 February', () => {
    expect(ageVerdict(day('2020-02-29'), day('2025-02-27')).kind).toBe('too_young');
    expect(ageVerdict(day('2020-02-29'), day('2025-02-28')).kind).toBe('eligible');
    expect(ageVerdict(day('2008-02-29'), day('2026-02-28')).kind).toBe('too_old');
  });

  test('on the day it names the child is eligible, on the day before not', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1800 }), (birth, days) => {
        const verdict = ageVerdict(birth, birth.add({ days }));
        if (verdict.kind !== 'too_young') return;
        expect(ageVerdict(birth, verdict.opensOn).kind).toBe('eligible');
        expect(ageVerdict(birth, verdict.opensOn.subtract({ days: 1 })).kind).toBe('too_young');
      }),
    );
  });
});

describe('validUntil', () => {
  test('is the 18th birthday', () => {
    expect(validUntil(born).toString()).toBe('2032-06-20');
    expect(validUntil(day('2008-02-29')).toString()).toBe('2026-02-28');
  });

  test('is the first day of being too old', () => {
    fc.assert(
      fc.property(anyDay, (birth) => {
        const end = validUntil(birth);
        expect(ageVerdict(birth, end).kind).toBe('too_old');
        expect(ageVerdict(birth, end.subtract({ days: 1 })).kind).toBe('eligible');
      }),
    );
  });
});

describe('groupFits', () => {
  const group = { minAge: 5, maxAge: 17, active: true, validFrom: null, validTo: null };
  const today = day('2026-07-20');

  test.each([
    ['2021-07-20', true],
    ['2021-07-21', false],
    ['2008-07-21', true],
    ['2008-07-20', false],
  ])('«from 5 to 18» for one born on %s: %s', (birth, fits) => {
    expect(groupFits(group, day(birth), today)).toBe(fits);
  });

  test('a maximum age lasts the whole year of life', () => {
    const little = { ...group, maxAge: 6 };
    expect(groupFits(little, day('2019-07-21'), today)).toBe(true);
    expect(groupFits(little, day('2019-07-20'), today)).toBe(false);
  });

  test.each([
    [{ active: false }, false],
    [{ validFrom: day('2026-07-20') }, true],
    [{ validFrom: day('2026-07-21') }, false],
    [{ validTo: day('2026-07-20') }, true],
    [{ validTo: day('2026-07-19') }, false],
    [{ validFrom: day('2026-01-01'), validTo: day('2026-12-31') }, true],
  ])('%j: %s', (change, fits) => {
    expect(groupFits({ ...group, ...change }, born, today)).toBe(fits);
  });
});

describe('documentFitsAge', () => {
  const kinds = Object.keys(identityDocumentKinds) as IdentityDocumentKind[];
  const fitting = (today: string) => kinds.filter((kind) => documentFitsAge(kind, born, day(today)));

  test('changes on the 14th birthday', () => {
    expect(fitting('2028-06-19')).toEqual(['birth_certificate', 'foreign_birth_certificate', 'other']);
    expect(fitting('2028-06-20')).toEqual([
      'passport',
      'temporary_identity_card',
      'foreign_passport',
      'other',
    ]);
  });
});
