import { Temporal } from 'temporal-polyfill';
import { ageOn, birthdayAt } from '@/lib/domain/dates';
import type { PlainDate } from '@/lib/domain/dates';
import { kindsForChild } from '@/lib/domain/identity-documents';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';

export const minimumAge = 5;
export const endAge = 18;
export { passportAge } from '@/lib/domain/identity-documents';

export type AgeVerdict =
  { kind: 'eligible' } | { kind: 'too_young'; opensOn: PlainDate } | { kind: 'too_old' };

export type GroupLimits = {
  minAge: number;
  /** Inclusive, in full years: 17 lasts until the day before the 18th birthday. */
  maxAge: number;
  active: boolean;
  validFrom: PlainDate | null;
  validTo: PlainDate | null;
};

const compare = (a: PlainDate, b: PlainDate) => Temporal.PlainDate.compare(a, b);

export function ageVerdict(birthDate: PlainDate, today: PlainDate): AgeVerdict {
  const age = ageOn(birthDate, today);
  if (age >= endAge) return { kind: 'too_old' };
  return age >= minimumAge
    ? { kind: 'eligible' }
    : { kind: 'too_young', opensOn: birthdayAt(birthDate, minimumAge) };
}

/** The 18th birthday: the first day on which the certificate is no longer valid. */
export function validUntil(birthDate: PlainDate): PlainDate {
  return birthdayAt(birthDate, endAge);
}

/** Whether a child of this age may today be given a certificate in the group; `validTo` is the last such day. */
export function groupFits(group: GroupLimits, birthDate: PlainDate, today: PlainDate): boolean {
  const age = ageOn(birthDate, today);
  const begun = !group.validFrom || compare(group.validFrom, today) <= 0;
  const lasts = !group.validTo || compare(today, group.validTo) <= 0;
  return group.active && begun && lasts && age >= group.minAge && age <= group.maxAge;
}

/** A birth certificate serves until the day before the 14th birthday, a passport from that day. */
export function documentFitsAge(kind: IdentityDocumentKind, birthDate: PlainDate, today: PlainDate): boolean {
  return kindsForChild(ageOn(birthDate, today)).includes(kind);
}
