import type { BookingCancelReason } from '@/lib/domain/bookings';
import { instantOn } from '@/lib/domain/day-start';
import type { LetterPayloads } from '@/lib/domain/letters';
import { fullName } from '@/lib/domain/names';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { recipientsOf } from '@/lib/record-changes/recipients';
import type { VisitBooking } from '@/lib/booked-times/booked-visit';

type Told =
  | { kind: 'visit_booked' | 'visit_tomorrow' }
  /** `before`: the time it was until now. */
  | { kind: 'visit_moved'; before: string }
  | { kind: 'visit_cancelled'; reason: BookingCancelReason };

/** Tells the family of its visit, in the transaction in which it came about. */
export async function tellFamily(tx: Transaction, booking: VisitBooking, told: Told): Promise<void> {
  const { certificateId } = booking;
  const visit = await describeVisit(tx, booking);
  const until = instantOn(booking.day, booking.startsAt, environment().TIME_ZONE);
  for (const recipient of await recipientsOf(tx, certificateId)) {
    switch (told.kind) {
      case 'visit_moved':
        await queueLetter(tx, recipient, told.kind, { ...visit, before: told.before }, { until });
        break;
      case 'visit_cancelled': {
        const { childName, when, place, link } = visit;
        await queueLetter(tx, recipient, told.kind, { childName, when, place, link, reason: told.reason });
        break;
      }
      default:
        await queueLetter(tx, recipient, told.kind, visit, { until });
    }
  }
}

async function describeVisit(
  tx: Transaction,
  { certificateId, institution, when }: VisitBooking,
): Promise<LetterPayloads['visit_booked']> {
  const { child } = await tx.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: {
      child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
    },
  });
  return {
    childName: fullName(child.person),
    when,
    place: institution.shortName,
    address: addressOf(institution),
    phone: institution.phone,
    link: new URL(`/cabinet/certificates/${certificateId}/visit`, environment().APP_URL).href,
  };
}

/** «ул. Кутузова, 5А, каб. 100» */
export function addressOf({ address, room }: { address: string; room: string | null }): string {
  return room ? `${address}, ${room}` : address;
}
