import type { StaffMember } from '@/lib/local/demo/staff';
import { draw, drawShare, pick } from './numbers';

export type Place = { id: string; shortName: string; address: string };
export type Desk = Place & { operators: StaffMember[] };
/** A school or a kindergarten; some also take the papers of their own pupils. */
export type Attended = Place & { issuer: StaffMember; operator: StaffMember | null };
export type Group = { id: string; title: string; yearlyAmount: string | null };

export type Town = {
  id: string;
  code: string;
  index: string;
  name: string;
  fullName: string;
  addressee: string;
  dataOperator: { name: string; address: string };
  acceptsCopies: boolean;
  /** Of a thousand families in a row, those from the first to before the last are of this municipality. */
  turns: { from: number; to: number };
  desks: Desk[];
  schools: Attended[];
  kindergartens: Attended[];
  accounting: Group;
  funded: Group | null;
};

/** What families are made from: the places of the region as they stand in its database. */
export type Places = { towns: Town[]; integrationId: string; passwordHash: string };

const cycle = 1000;
const scatter = 617;

/** The municipality of a family, and which of its families it is: numbers of certificates are given by that. */
export function townOf({ towns }: Places, family: number): { town: Town; ordinal: number } {
  // The factor shares no divisor with the cycle: neighbours by number live apart, and each turn comes once.
  const turn = (family * scatter) % cycle;
  const town = towns.find(({ turns }) => turn < turns.to);
  if (!town) throw new Error('Every turn belongs to a municipality');
  const { from, to } = town.turns;
  return { town, ordinal: Math.floor(family / cycle) * (to - from) + turn - from };
}

const salts = { school: 21, desk: 22, operator: 23 } as const;

export function schoolOf(town: Town, family: number): Attended {
  return pick(town.schools, draw(family, salts.school));
}

export function kindergartenOf(town: Town, family: number): Attended {
  return pick(town.kindergartens, draw(family, salts.school));
}

export function deskOf(town: Town, family: number): Desk {
  return pick(town.desks, Math.floor(drawShare(family, salts.desk) * town.desks.length));
}

export function operatorOf(desk: Desk, n: number): StaffMember {
  return pick(desk.operators, draw(n, salts.operator));
}
