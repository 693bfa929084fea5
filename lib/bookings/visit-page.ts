import type { FamilyActor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { freeDesk, isBookable, rulesOn, slotsOn, type TakenSlot } from '@/lib/domain/booking-slots';
import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { formatClock } from '@/lib/domain/opening-hours';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { findLive, hasPassed, type VisitBooking } from '@/lib/booked-times/booked-visit';
import { daysWithBooking, loadPlaces, thisMinute, type Place } from '@/lib/booked-times/place';
import { nameTime } from './visit-fields';
import { certificateOf } from './waiting-certificate';

/** What the address or a form that came back asks for. */
type Asked = { placeId: string | null; day: PlainDate | null };

/** The visit of a certificate as its family sees it: the time there is, and the times there are. */
export async function getVisitPage(actor: FamilyActor, certificateId: string, asked: Asked) {
  const certificate = await certificateOf(database(), actor, certificateId);
  const booking = certificate.waits ? await expectedVisit(certificateId) : null;
  const places = certificate.waits ? await openPlaces(certificate.municipalityId, certificate.attends) : [];
  const wanted = [asked.placeId, booking?.institution.id, certificate.chosenInstitutionId];
  const place =
    wanted.flatMap((id) => places.find((one) => one.id === id) ?? []).at(0) ?? places.at(0) ?? null;
  const days = place ? await daysOf(place, certificate.attends, booking?.id ?? null) : [];
  const day =
    days.find((one) => asked.day && one.day.equals(asked.day)) ??
    days.find(({ times }) => times.length > 0) ??
    days.at(0) ??
    null;
  return {
    childName: certificate.childName,
    waits: certificate.waits,
    mayBook: certificate.waits && can(actor, 'visit.book'),
    booking,
    places,
    place,
    days,
    day,
  };
}

export type VisitPage = Awaited<ReturnType<typeof getVisitPage>>;

/** For the card of the certificate: the time there is, and where a time can be booked. */
export async function getVisitOffer(actor: FamilyActor, certificateId: string) {
  const { waits, attends, municipalityId } = await certificateOf(database(), actor, certificateId);
  if (!waits) return { booking: null, placeIds: [], mayBook: false };
  const [booking, places] = await Promise.all([
    expectedVisit(certificateId),
    openPlaces(municipalityId, attends),
  ]);
  return { booking, placeIds: places.map(({ id }) => id), mayBook: can(actor, 'visit.book') };
}

export type VisitOffer = Awaited<ReturnType<typeof getVisitOffer>>;

async function expectedVisit(certificateId: string): Promise<VisitBooking | null> {
  const live = await findLive(database(), certificateId);
  return live && !hasPassed(live) ? live : null;
}

/** Institutions of the municipality where this family may book on one of the coming days. */
async function openPlaces(municipalityId: string, attends: string | null): Promise<Place[]> {
  const places = await loadPlaces(database(), { municipalityId });
  return places.filter((place) => daysWithBooking(place, attends).length > 0);
}

/** Days with a time at all, and of each the times that are free. The family's own time is free for itself. */
async function daysOf(place: Place, attends: string | null, ownBookingId: string | null) {
  const rows = await database().booking.findMany({
    where: {
      institutionId: place.id,
      status: 'booked',
      day: { gte: dbDate(today()) },
      ...(ownBookingId === null ? {} : { id: { not: ownBookingId } }),
    },
    select: { day: true, startsAt: true, endsAt: true, desk: true },
  });
  const taken = new Map<string, TakenSlot[]>();
  for (const { day, startsAt, endsAt, desk } of rows) {
    const key = plainDate(day).toString();
    taken.set(key, [...(taken.get(key) ?? []), { from: startsAt, to: endsAt, desk }]);
  }
  const at = thisMinute();
  return daysWithBooking(place, attends).flatMap((day) => {
    const rules = rulesOn(day, place.rules);
    if (!rules) return [];
    const slots = slotsOn(day, place.timetable, rules.slotMinutes);
    const bookable = slots.filter((slot) => isBookable(day, slot, at, rules));
    if (bookable.length === 0) return [];
    const times = bookable
      .filter((slot) => freeDesk(slot, taken.get(day.toString()) ?? [], rules.desks) !== null)
      .map(({ from, to }) => ({
        value: nameTime({ day, startsAt: from }),
        label: `${formatClock(from)}–${formatClock(to)}`,
      }));
    return { day, times };
  });
}
