import { Temporal } from 'temporal-polyfill';
import { dbDate, type PlainDate } from '@/lib/domain/dates';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** Institutions that work on a day, as a condition of a query: one whose closing is announced is open until its day. */
export function openOn(day: PlainDate) {
  return {
    OR: [{ closedOn: null }, { closedOn: { gt: dbDate(day) } }],
  } satisfies Prisma.InstitutionWhereInput;
}

/** The same of an institution already read. @param closedOn the first day it is closed; null: no closing is set */
export function isOpenOn(day: PlainDate, closedOn: PlainDate | null): boolean {
  return closedOn === null || Temporal.PlainDate.compare(closedOn, day) > 0;
}
