import { dbDate, type PlainDate } from '@/lib/domain/dates';
import type { BookingCancelReason } from '@/lib/domain/bookings';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { bookingOf, bookingShape, hasPassed, type VisitBooking } from './booked-visit';
import { brokenBy, loadPlaces, type Place } from './place';

export type BrokenVisit = { booking: VisitBooking; reason: BookingCancelReason };

/**
 * Times ahead that can no longer be kept at these institutions, in their order. `change` puts a planned change in the
 * place of what applies now, for the list shown before it is confirmed.
 * @param days only visits of these, where the change is one of single days
 */
export async function findBroken(
  db: Queryable,
  where: Prisma.InstitutionWhereInput,
  change: (place: Place) => Place = (place) => place,
  days?: readonly PlainDate[],
): Promise<BrokenVisit[]> {
  const places = new Map((await loadPlaces(db, where)).map((place) => [place.id, change(place)]));
  const rows = await db.booking.findMany({
    where: {
      status: 'booked',
      day: { gte: dbDate(today()), ...(days ? { in: days.map(dbDate) } : {}) },
      institutionId: { in: [...places.keys()] },
    },
    orderBy: [{ day: 'asc' }, { startsAt: 'asc' }, { desk: 'asc' }, { id: 'asc' }],
    select: bookingShape,
  });
  return rows.flatMap((row) => {
    const booking = bookingOf(row);
    const place = places.get(booking.institution.id);
    // Who is at the desk at this moment is not sent away.
    if (!place || hasPassed(booking)) return [];
    const slot = { from: booking.startsAt, to: booking.endsAt };
    const reason = brokenBy(place, { day: booking.day, slot });
    return reason ? { booking, reason } : [];
  });
}
