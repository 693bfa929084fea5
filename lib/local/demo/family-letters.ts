import { formatDate } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import { environment } from '@/lib/platform/environment';
import { papersOf, type Making } from './making';
import { sentLetterRow } from './rows/letters';
import { deadlineOf } from './when';

function recipient({ applicant, kid }: Making) {
  const { personId, accountId, email } = applicant;
  return { personId, childId: kid.personId, accountId, email };
}

function linkTo({ certificate }: Making): string {
  return new URL(`/cabinet/certificates/${certificate.id}`, environment().APP_URL).href;
}

export function addReceivedLetter(making: Making): void {
  const { world, plan, kid, story, certificate } = making;
  const { desk } = plan.town;
  world.ledger.letter.push(
    sentLetterRow({
      kind: 'certificate_received',
      ...recipient(making),
      payload: {
        childName: fullName(kid.name),
        certificateNumber: certificate.number,
        bringUntil: formatDate(deadlineOf(story.received)),
        papers: papersOf(making).flatMap(({ title, needed }) => (needed === 'required' ? [title] : [])),
        institutions: [{ name: desk.shortName, address: desk.address }],
        link: linkTo(making),
      },
      createdAt: certificate.createdAt,
      readAt: plan.n % 3 === 0 ? null : new Date(certificate.createdAt.getTime() + 3_600_000),
    }),
  );
}

export function addActivatedLetter(making: Making, at: Date): void {
  const { world, plan, kid, certificate } = making;
  const place = world.ledger.institution.find(({ id }) => id === kid.operator.institutionId);
  world.ledger.letter.push(
    sentLetterRow({
      kind: 'certificate_activated',
      ...recipient(making),
      payload: {
        childName: fullName(kid.name),
        certificateNumber: certificate.number,
        institution: place?.shortName ?? plan.town.desk.shortName,
        link: linkTo(making),
      },
      createdAt: at,
    }),
  );
}
