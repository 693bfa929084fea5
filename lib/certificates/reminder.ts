import type { FamilyActor } from '@/lib/access/actor';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import { originalsOrCopies } from '@/lib/domain/papers-to-bring';
import type { AcceptingInstitution } from '@/lib/institutions/accepting';
import { fullAddress, visitWarnings } from '@/lib/institutions/visit-facts';
import type { ReminderData, ReminderPlace } from '@/lib/papers/reminder-sheet';
import { now } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';
import { getBringingPlan } from './bringing-plan';
import type { Deadline } from './deadline';

/** So many institutions fit on one page beside the rest. */
const mostPlaces = 3;

/** What the memo prints. It may lie about at home or be shown to a neighbour: no document's number is on it. */
export async function openReminder(actor: FamilyActor, certificateId: string): Promise<ReminderData> {
  const { card, waiting, lines } = await getBringingPlan(actor, certificateId);
  const { chosen, accepting } = waiting;
  const places = chosen ? [chosen] : accepting;
  return {
    certificateNumber: formatCertificateNumber(card.number),
    childName: card.childName,
    municipality: card.municipality.shortName,
    madeAt: formatMinute(now(), environment().TIME_ZONE),
    bringUntil: deadlineWords(waiting.deadline),
    lines,
    originals: originalsOrCopies(card.municipality.acceptsCopies),
    chosen: chosen !== null,
    places: chosen
      ? [placeOf(chosen, visitWarnings(chosen))]
      : places.slice(0, mostPlaces).map((place) => placeOf(place)),
    otherPlaces: Math.max(0, places.length - mostPlaces),
    institutionsUrl: new URL('/institutions', environment().APP_URL).href,
  };
}

function deadlineWords(deadline: Deadline | null): string {
  if (!deadline) return 'срок начнётся, когда откроется выбранное учреждение';
  const day = formatDate(deadline.until);
  return deadline.left < 0
    ? `${day}; срок прошёл, но документы примут: приходите, как только сможете`
    : `${day} включительно`;
}

/** Of a place among others only where and when; the rest is read on the portal. */
function placeOf(institution: AcceptingInstitution, warnings: readonly string[] = []): ReminderPlace {
  const { shortName, hours, phone } = institution;
  return {
    name: shortName,
    lines: [fullAddress(institution), hours, phone ? `Телефон: ${phone}` : '', ...warnings].filter(Boolean),
  };
}
