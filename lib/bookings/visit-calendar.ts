import type { FamilyActor } from '@/lib/access/actor';
import { instantOn } from '@/lib/domain/day-start';
import { Refusal } from '@/lib/domain/refusal';
import { calendarFile } from '@/lib/platform/calendar-file';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { findLive, hasPassed } from '@/lib/booked-times/booked-visit';
import { addressOf } from './visit-letters';
import { certificateOf } from './waiting-certificate';

/** Two hours ahead there is still time to gather the papers and to get there. */
const twoHours = 2 * 60 * 60;

/** The booked time as an iCalendar file; it names neither the child nor the number. */
export async function openVisitCalendar(actor: FamilyActor, certificateId: string): Promise<string> {
  await certificateOf(database(), actor, certificateId);
  const booking = await findLive(database(), certificateId);
  if (!booking || hasPassed(booking)) {
    throw new Refusal('conflict', 'Записи на приём нет. Запишитесь в карточке сертификата.');
  }
  const { APP_URL, TIME_ZONE } = environment();
  return calendarFile({
    id: `visit-${booking.id}@${new URL(APP_URL).hostname}`,
    sequence: booking.version,
    summary: 'Приём: документы для сертификата',
    location: `${booking.institution.shortName}, ${addressOf(booking.institution)}`,
    description: 'Возьмите подписанные заявление и согласие и оригиналы документов.',
    url: new URL(`/cabinet/certificates/${certificateId}/visit`, APP_URL).href,
    allDay: false,
    start: instantOn(booking.day, booking.startsAt, TIME_ZONE),
    end: instantOn(booking.day, booking.endsAt, TIME_ZONE),
    alarm: { before: twoHours, words: 'Через два часа приём: возьмите документы для сертификата' },
  });
}
