import { formatDate } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import { linesToBring } from '@/lib/domain/papers-to-bring';
import { listAccepting } from '@/lib/institutions/accepting';
import { today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { childItself } from '@/lib/record-changes/recipients';
import { additionFor } from '@/lib/settings/letters/addition-for';
import { listPapersToBring } from './bringing';
import { bringingDeadline } from './deadline';

/** A municipality may have two hundred institutions: a letter names the first ones and sends to the card for all. */
const mostInLetter = 10;

/** The letter «сертификат получен»: number, what to bring, until when and where. */
export async function announceCertificate(tx: Transaction, certificateId: string): Promise<void> {
  const certificate = await tx.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: {
      number: true,
      childId: true,
      createdAt: true,
      daysToBring: true,
      municipalityId: true,
      chosenInstitutionId: true,
      child: {
        select: {
          institutionId: true,
          person: { select: { surname: true, givenName: true, patronymic: true } },
        },
      },
      application: {
        select: {
          email: true,
          applicantId: true,
          applicant: { select: { account: { select: { id: true } } } },
        },
      },
    },
  });
  const { application, child, childId } = certificate;
  const deadline = await bringingDeadline(tx, certificate);
  const papers = await listPapersToBring(tx, certificateId, application.applicantId);
  const institutions = await listAccepting(tx, certificate.municipalityId, today(), child.institutionId);
  const letter = {
    childName: fullName(child.person),
    certificateNumber: certificate.number,
    bringUntil: deadline && formatDate(deadline.until),
    papers: linesToBring(papers),
    institutions: institutions.slice(0, mostInLetter).map(({ shortName, address, room }) => ({
      name: shortName,
      address: room ? `${address}, ${room}` : address,
    })),
    otherInstitutions: Math.max(0, institutions.length - mostInLetter),
    addition: await additionFor(tx, certificateId, 'certificate_received'),
    link: new URL(`/cabinet/certificates/${certificateId}`, environment().APP_URL).href,
  };
  const applicant = {
    childId,
    personId: application.applicantId,
    accountId: application.applicant.account?.id ?? null,
    email: application.email,
  };
  const others = application.applicantId === childId ? [] : await childItself(tx, childId);
  for (const to of [applicant, ...others]) await queueLetter(tx, to, 'certificate_received', letter);
}
