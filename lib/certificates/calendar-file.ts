import type { FamilyActor } from '@/lib/access/actor';
import { originalsOrCopies } from '@/lib/domain/papers-to-bring';
import { Refusal } from '@/lib/domain/refusal';
import { fullAddress } from '@/lib/institutions/visit-facts';
import { calendarFile } from '@/lib/platform/calendar-file';
import { now } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';
import { getBringingPlan } from './bringing-plan';

/**
 * The last day to bring the papers as an iCalendar file (RFC 5545). A calendar may be shared: it names neither the child
 * nor the number nor any document's number.
 */
export async function openCalendarFile(actor: FamilyActor, certificateId: string): Promise<string> {
  const { card, waiting, lines } = await getBringingPlan(actor, certificateId);
  const { deadline, chosen } = waiting;
  if (!deadline) {
    throw new Refusal(
      'conflict',
      'Последний день пока не известен: выбранное учреждение закрыто. Выберите другое в карточке сертификата.',
    );
  }
  if (deadline.left < 0) {
    throw new Refusal(
      'conflict',
      'Срок уже прошёл. Документы всё равно примут: приходите, как только сможете.',
    );
  }
  const { until: day } = deadline;
  return calendarFile({
    // The same for ever: the calendar replaces the event when a family that chose another institution saves it again.
    id: `bring-papers-${card.id}@${new URL(environment().APP_URL).hostname}`,
    sequence: Math.floor((now().getTime() - card.createdAt.getTime()) / 60_000),
    allDay: true,
    start: day,
    end: day.add({ days: 1 }),
    summary: 'Принести документы для сертификата',
    alarm: {
      before: fromNineTheDayBefore,
      words: 'Завтра последний день, чтобы принести документы для сертификата',
    },
    location: chosen ? `${chosen.shortName}, ${fullAddress(chosen)}` : null,
    description: ['Последний день. Возьмите:', ...lines.map((line) => `– ${line}`)]
      .concat(originalsOrCopies(card.municipality.acceptsCopies))
      .join('\n'),
    url: new URL(`/cabinet/certificates/${card.id}`, environment().APP_URL).href,
  });
}

/**
 * An event of a whole day has no time zone (a TZID is forbidden beside VALUE=DATE): it is the day on the wall where the
 * family is, and so the alarm counted from its beginning rings at 9 in the morning of the region.
 */
const fromNineTheDayBefore = 15 * 60 * 60;
