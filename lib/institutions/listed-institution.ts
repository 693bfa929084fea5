import { dbDate, minuteIn, plainDate, type PlainDate } from '@/lib/domain/dates';
import { formatHours } from '@/lib/domain/opening-hours';
import { openingState } from '@/lib/domain/opening-state';
import type { ProductionCalendar } from '@/lib/domain/working-days';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { loadProductionCalendars } from '@/lib/platform/production-calendar';
import { noticeOn, noticeShape } from './notice-on';

/** Institutions as the public list shows them, in the order of `ids`; one without a right to accept is left out. */
export async function loadListed(ids: readonly string[]) {
  const rows = await loadRows(ids, today());
  const places = new Set(rows.map(({ municipality }) => municipality.id));
  const calendars = await loadProductionCalendars(database(), [...places], today());
  return ids.flatMap((id) => {
    const row = rows.find((candidate) => candidate.id === id);
    return row ? asListed(row, calendars.get(row.municipality.id) ?? new Map()) : [];
  });
}

export type ListedInstitution = Awaited<ReturnType<typeof loadListed>>[number];

type Row = Awaited<ReturnType<typeof loadRows>>[number];

function loadRows(ids: readonly string[], day: PlainDate) {
  return database().institution.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      name: true,
      shortName: true,
      address: true,
      room: true,
      phone: true,
      email: true,
      mapUrl: true,
      ...noticeShape,
      addresses: {
        orderBy: { position: 'asc' },
        select: { address: true, room: true, note: true },
      },
      phones: { orderBy: { position: 'asc' }, select: { phone: true, note: true } },
      municipality: { select: { id: true, slug: true, shortName: true } },
      hours: { select: { weekday: true, opensAt: true, closesAt: true, lunchFrom: true, lunchTo: true } },
      rights: {
        where: { kind: 'accepts_applications', OR: [{ validTo: null }, { validTo: { gte: dbDate(day) } }] },
        orderBy: { validFrom: 'asc' },
        take: 1,
        select: { audience: true, validFrom: true, validTo: true },
      },
      closures: {
        where: { closedTo: { gte: dbDate(day) } },
        orderBy: { closedFrom: 'asc' },
        select: { closedFrom: true, closedTo: true, reason: true },
      },
    },
  });
}

function asListed(row: Row, calendar: ProductionCalendar) {
  const { rights, hours, closures, notice, noticeFrom, noticeTo, ...institution } = row;
  const [right] = rights;
  if (!right) return [];
  const closed = closures.map(({ closedFrom, closedTo, reason }) => ({
    from: plainDate(closedFrom),
    to: plainDate(closedTo),
    reason,
  }));
  const moment = { day: today(), minute: minuteIn(environment().TIME_ZONE, now()) };
  const begun = right.validFrom <= dbDate(today());
  return [
    {
      ...institution,
      notice: noticeOn({ notice, noticeFrom, noticeTo }, today()),
      hours: formatHours(hours),
      now: openingState(moment, { week: hours, calendar, closed }),
      /** The part of the list it stands in. */
      part: partOf(begun, right.audience),
      /** The first day of the right, when it has not come yet. */
      acceptsFrom: begun ? null : plainDate(right.validFrom),
      /** The last day of the right, when it ends. */
      acceptsUntil: right.validTo && plainDate(right.validTo),
      closures: closed.slice(0, closuresShown),
    },
  ];
}

const closuresShown = 3;

export type ListPart = 'everybody' | 'own_pupils' | 'later';

function partOf(begun: boolean, audience: 'everybody' | 'own_pupils'): ListPart {
  return begun ? audience : 'later';
}
