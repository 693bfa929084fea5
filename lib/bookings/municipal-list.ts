import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { rulesOn } from '@/lib/domain/booking-slots';
import { dbDate, plainDate } from '@/lib/domain/dates';
import { laterInList } from '@/lib/institutions/later-in-list';
import { openOn } from '@/lib/institutions/open-on';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { settableBy } from './settings';

const pageSize = 50;

/** Institutions of a municipality that may accept papers, in its own order, each with how it takes bookings today. `after`: the last id shown. */
export async function listBookingPlaces(actor: DeskActor, municipalityId: string, after: string | null) {
  requirePermission(actor, 'visits.set');
  const day = dbDate(today());
  const rows = await database().institution.findMany({
    where: {
      AND: [settableBy(actor), await laterInList(municipalityId, after)],
      municipalityId,
      ...openOn(today()),
      rights: { some: { kind: 'accepts_applications', OR: [{ validTo: null }, { validTo: { gte: day } }] } },
    },
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    take: pageSize + 1,
    select: {
      id: true,
      shortName: true,
      bookingSettings: true,
      _count: { select: { bookings: { where: { status: 'booked', day: { gte: day } } } } },
    },
  });
  const shown = rows.slice(0, pageSize);
  return {
    rows: shown.map(({ id, shortName, bookingSettings, _count }) => ({
      id,
      shortName,
      expected: _count.bookings,
      current: rulesOn(
        today(),
        bookingSettings.map((row) => ({ ...row, effectiveFrom: plainDate(row.effectiveFrom) })),
      ),
    })),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}
