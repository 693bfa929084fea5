import type { FamilyActor, OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, found } from '@/lib/access/scope';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import { linesToBring, originalsOrCopies } from '@/lib/domain/papers-to-bring';
import { Refusal } from '@/lib/domain/refusal';
import type { Deadline } from '@/lib/domain/working-days';
import { listAccepting, type AcceptingInstitution } from '@/lib/institutions/accepting';
import { fullAddress, visitWarnings } from '@/lib/institutions/visit-facts';
import type { ReminderData, ReminderPlace } from '@/lib/papers/reminder-sheet';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { settingsOn } from '@/lib/settings/settings-on';
import { listPapersToBring } from './bringing';
import { getBringingPlan } from './bringing-plan';
import { bringingDeadline } from './deadline';

/** So many institutions fit on one page beside the rest. */
const mostPlaces = 3;

/** What the memo prints. It may lie about at home or be shown to a neighbour: no document's number is on it. */
export async function openReminder(actor: FamilyActor, certificateId: string): Promise<ReminderData> {
  const { card, waiting, lines } = await getBringingPlan(actor, certificateId);
  const { number, childName, municipality } = card;
  return reminderOf({ number, childName, municipality, lines, ...waiting });
}

const shape = {
  number: true,
  status: true,
  createdAt: true,
  daysToBring: true,
  municipalityId: true,
  chosenInstitutionId: true,
  childId: true,
  municipality: { select: { shortName: true } },
  child: {
    select: {
      institutionId: true,
      person: { select: { surname: true, givenName: true, patronymic: true } },
    },
  },
} as const;

/** The same memo printed at the desk for a family that came without its papers; the printing is recorded. */
export async function printReminder(actor: OperatorActor, certificateId: string): Promise<ReminderData> {
  requirePermission(actor, 'certificate.print');
  return inTransaction(async (tx) => {
    const certificate = found(
      await tx.certificate.findFirst({
        where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
        select: shape,
      }),
    );
    // Who was sent home for what is missing needs the list most.
    if (certificate.status !== 'not_activated' && certificate.status !== 'returned') {
      throw new Refusal('conflict', 'Памятку печатают до активации. Сейчас приносить документы не нужно.');
    }
    await recordAudit(tx, actor, {
      event: 'reminder_printed',
      subject: ['certificate', certificateId],
      childId: certificate.childId,
    });
    const { child, municipalityId, chosenInstitutionId } = certificate;
    const papers = await listPapersToBring(tx, certificateId);
    const { acceptsCopies } = await settingsOn(tx, municipalityId);
    const accepting = await listAccepting(tx, municipalityId, today(), child.institutionId);
    return reminderOf({
      number: certificate.number,
      childName: fullName(child.person),
      municipality: { ...certificate.municipality, acceptsCopies },
      deadline: await bringingDeadline(tx, certificate),
      lines: linesToBring(papers.filter(({ needed }) => needed !== 'not_required')),
      accepting,
      chosen: accepting.find(({ id }) => id === chosenInstitutionId) ?? null,
    });
  });
}

type Plan = {
  number: string;
  childName: string;
  municipality: { shortName: string; acceptsCopies: boolean };
  deadline: Deadline | null;
  lines: readonly string[];
  chosen: AcceptingInstitution | null;
  accepting: readonly AcceptingInstitution[];
};

function reminderOf({ municipality, chosen, accepting, ...plan }: Plan): ReminderData {
  const places = chosen ? [chosen] : accepting;
  return {
    certificateNumber: formatCertificateNumber(plan.number),
    childName: plan.childName,
    municipality: municipality.shortName,
    madeAt: formatMinute(now(), environment().TIME_ZONE),
    bringUntil: deadlineWords(plan.deadline),
    lines: plan.lines,
    originals: originalsOrCopies(municipality.acceptsCopies),
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
