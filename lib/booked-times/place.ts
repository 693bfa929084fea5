import { isOpenDuring, rulesOn, type DatedRules, type Slot } from '@/lib/domain/booking-slots';
import { dbDate, minuteIn, plainDate, type PlainDate } from '@/lib/domain/dates';
import type { BookingCancelReason } from '@/lib/domain/bookings';
import type { Moment, Timetable } from '@/lib/domain/opening-state';
import { isWithin, type ClosedPeriod } from '@/lib/domain/working-days';
import { isOpenOn } from '@/lib/institutions/open-on';
import { now, today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { loadProductionCalendars } from '@/lib/platform/production-calendar';

/** Held by whoever takes a desk there or changes what its times are made of. */
export function placeLock(institutionId: string): string {
  return `visits:${institutionId}`;
}

/** Longer than anybody can book ahead. */
const longestAhead = 61;

/** An institution with everything its bookable times are made of. */
export type Place = {
  id: string;
  shortName: string;
  address: string;
  room: string | null;
  phone: string | null;
  timetable: Timetable;
  rules: readonly DatedRules[];
  /** Days on which it accepts applications, of everybody or of its own pupils only; both ends included. */
  accepts: readonly { from: PlainDate; to: PlainDate | null; ownPupilsOnly: boolean }[];
  /** From this day on it exists no more. */
  closedOn: PlainDate | null;
};

const shape = {
  id: true,
  municipalityId: true,
  shortName: true,
  address: true,
  room: true,
  phone: true,
  closedOn: true,
  hours: { select: { weekday: true, opensAt: true, closesAt: true, lunchFrom: true, lunchTo: true } },
  bookingSettings: {
    select: {
      version: true,
      effectiveFrom: true,
      enabled: true,
      slotMinutes: true,
      desks: true,
      daysAhead: true,
      noticeHours: true,
    },
  },
} as const satisfies Prisma.InstitutionSelect;

/** Places in the order of the municipality's list; those that never took bookings are left out. */
export async function loadPlaces(db: Queryable, where: Prisma.InstitutionWhereInput): Promise<Place[]> {
  const day = dbDate(today());
  const rows = await db.institution.findMany({
    where: { AND: [where, { bookingSettings: { some: {} } }] },
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    select: {
      ...shape,
      rights: {
        where: { kind: 'accepts_applications', OR: [{ validTo: null }, { validTo: { gte: day } }] },
        select: { audience: true, validFrom: true, validTo: true },
      },
      closures: {
        where: { closedTo: { gte: day } },
        select: { closedFrom: true, closedTo: true },
      },
    },
  });
  const calendars = await loadProductionCalendars(
    db,
    [...new Set(rows.map(({ municipalityId }) => municipalityId))],
    today(),
  );
  return rows.map(({ municipalityId, hours, closures, rights, bookingSettings, closedOn, ...place }) => ({
    ...place,
    closedOn: closedOn && plainDate(closedOn),
    rules: bookingSettings.map(({ effectiveFrom, ...rules }) => ({
      ...rules,
      effectiveFrom: plainDate(effectiveFrom),
    })),
    accepts: rights.map(({ audience, validFrom, validTo }) => ({
      from: plainDate(validFrom),
      to: validTo && plainDate(validTo),
      ownPupilsOnly: audience === 'own_pupils',
    })),
    timetable: {
      week: hours,
      calendar: calendars.get(municipalityId) ?? new Map(),
      closed: closures.map(({ closedFrom, closedTo }): ClosedPeriod => ({
        from: plainDate(closedFrom),
        to: plainDate(closedTo),
      })),
    },
  }));
}

/** This minute on the clock of the region. */
export function thisMinute(): Moment {
  return { day: today(), minute: minuteIn(environment().TIME_ZONE, now()) };
}

/** Whether this child's family may come there on that day. @param attends the institution the child goes to */
export function acceptsOn(place: Place, day: PlainDate, attends: string | null): boolean {
  if (!isOpenOn(day, place.closedOn)) return false;
  return place.accepts.some(
    ({ from, to, ownPupilsOnly }) =>
      isWithin(day, { from, to: to ?? day }) && (!ownPupilsOnly || attends === place.id),
  );
}

/** Days that may be booked at all, from today on; whether there are times on them is another question. */
export function daysWithBooking(place: Place, attends: string | null): PlainDate[] {
  const first = today();
  return Array.from({ length: longestAhead }, (_, ahead) => first.add({ days: ahead })).filter(
    (day, ahead) => {
      const rules = rulesOn(day, place.rules);
      return rules?.enabled === true && ahead <= rules.daysAhead && acceptsOn(place, day, attends);
    },
  );
}

/** Why a time that was agreed on can no longer be kept; null when it can. Whoever was once booked stays one of its own. */
export function brokenBy(
  place: Place,
  { day, slot }: { day: PlainDate; slot: Slot },
): Extract<BookingCancelReason, 'closed' | 'switched_off'> | null {
  if (rulesOn(day, place.rules)?.enabled !== true) return 'switched_off';
  return acceptsOn(place, day, place.id) && isOpenDuring(day, slot, place.timetable) ? null : 'closed';
}
