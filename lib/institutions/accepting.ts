import { dbDate, minuteIn, plainDate, type PlainDate } from '@/lib/domain/dates';
import { formatHours } from '@/lib/domain/opening-hours';
import { openingState } from '@/lib/domain/opening-state';
import { now, today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { loadProductionCalendar } from '@/lib/platform/production-calendar';
import { noticeOn, noticeShape } from './notice-on';
import { openOn } from './open-on';

const hoursShape = {
  select: { weekday: true, opensAt: true, closesAt: true, lunchFrom: true, lunchTo: true },
} as const;

function validOn(day: PlainDate) {
  return { validFrom: { lte: dbDate(day) }, OR: [{ validTo: null }, { validTo: { gte: dbDate(day) } }] };
}

/** Institutions that accept papers on a day, as a condition of a query. */
export function acceptsOn(day: PlainDate) {
  return {
    ...openOn(day),
    rights: { some: { kind: 'accepts_applications', ...validOn(day) } },
  } satisfies Prisma.InstitutionWhereInput;
}

/** Institutions that accept papers on a day, but only of the children who attend them, as a condition of a query. */
export function acceptsOwnPupilsOn(day: PlainDate) {
  return {
    ...acceptsOn(day),
    NOT: { rights: { some: { kind: 'accepts_applications', audience: 'everybody', ...validOn(day) } } },
  } satisfies Prisma.InstitutionWhereInput;
}

/**
 * Institutions where papers of a municipality are accepted on a day, in the order of its list. Those for own pupils
 * only are left out unless the child attends them. Closed days that lie ahead are told.
 */
export async function listAccepting(
  db: Queryable,
  municipalityId: string,
  day: PlainDate,
  attends: string | null = null,
) {
  const institutions = await db.institution.findMany({
    where: { municipalityId, ...acceptsOn(day) },
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      shortName: true,
      address: true,
      room: true,
      phone: true,
      ...noticeShape,
      hours: hoursShape,
      rights: {
        where: { kind: 'accepts_applications', ...validOn(day) },
        select: { audience: true, validTo: true },
      },
      closures: {
        where: { closedTo: { gte: dbDate(day) } },
        orderBy: { closedFrom: 'asc' },
        take: 3,
        select: { closedFrom: true, closedTo: true, reason: true },
      },
    },
  });
  const calendar = await loadProductionCalendar(db, municipalityId, today());
  const moment = { day: today(), minute: minuteIn(environment().TIME_ZONE, now()) };
  return institutions.flatMap(({ rights, hours, closures, notice, noticeFrom, noticeTo, ...institution }) => {
    const ownPupilsOnly = rights.every(({ audience }) => audience === 'own_pupils');
    if (ownPupilsOnly && institution.id !== attends) return [];
    const lastDay = rights[0]?.validTo ?? null;
    const closed = closures.map(({ closedFrom, closedTo, reason }) => ({
      from: plainDate(closedFrom),
      to: plainDate(closedTo),
      reason,
    }));
    return {
      ...institution,
      notice: noticeOn({ notice, noticeFrom, noticeTo }, day),
      hours: formatHours(hours),
      /** Whether somebody is there at this moment, whatever `day` the list is for. */
      now: openingState(moment, { week: hours, calendar, closed }),
      ownPupilsOnly,
      acceptsUntil: lastDay && plainDate(lastDay),
      closures: closed,
    };
  });
}

export type AcceptingInstitution = Awaited<ReturnType<typeof listAccepting>>[number];
