import type { PlainDate } from '@/lib/domain/dates';
import type { PersonName } from '@/lib/domain/names';
import type { DocumentFacts } from '@/lib/local/demo/rows/people';
import { draw, drawShare } from '../numbers';
import { kindergartenOf, schoolOf, type Attended, type Desk, type Places, type Town } from '../places';
import type { RegionDays } from '../region-days';
import type { FamilyRows } from './family-rows';

/** What all rows of a block are made from. */
export type Making = { places: Places; days: RegionDays; rows: FamilyRows };

export type Family = {
  n: number;
  town: Town;
  /** Which of the families of its municipality it is. */
  ordinal: number;
  desk: Desk;
  /** The day on which the school entered it, or it came to the desk. */
  entered: number;
  /** Came in person and has no account and no e-mail. */
  inPerson: boolean;
};

/** An adult or a child as the later rows need them. */
export type Member = {
  personId: string;
  accountId: string | null;
  name: PersonName;
  birthDate: PlainDate;
  address: string;
  phone: string | null;
  snils: string | null;
  email: string | null;
  document: (DocumentFacts & { id: string }) | null;
};

export type Kid = Member & {
  /** Counted over the whole region, and in the family. */
  number: number;
  order: number;
  attends: Attended | null;
};

const membersAtMost = 6;
const salts = { unattached: 31 } as const;

/** Serial number of a member, for numbers that may not repeat: parents are 0 and 1, children follow. */
export function serial({ n }: Pick<Family, 'n'>, member: number): number {
  return n * membersAtMost + member;
}

/** A school from seven, a kindergarten before; one child in twelve goes to neither. */
export function placeOf(family: Family, kid: number, age: number): Attended | null {
  if (drawShare(kid, salts.unattached) < 1 / 12) return null;
  return age >= 7 ? schoolOf(family.town, family.n) : kindergartenOf(family.town, family.n);
}

export function className(kid: number, age: number): string {
  return age < 7 ? 'Ромашка' : `${Math.min(age - 6, 11)} «${'АБВГ'.charAt(draw(kid, 32) % 4)}»`;
}
