import type { DeskActor } from '@/lib/access/municipality';
import { listPapersToBring } from '@/lib/certificates/bringing';
import { bringingDeadline } from '@/lib/certificates/deadline';
import { formatDate } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import { linesToBring } from '@/lib/domain/papers-to-bring';
import { recordAudit } from '@/lib/platform/audit';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { recipientsOf } from '@/lib/record-changes/recipients';

type Record = { certificateId: string; childId: string; proposalId: string };

const shape = {
  number: true,
  createdAt: true,
  daysToBring: true,
  municipalityId: true,
  chosenInstitutionId: true,
  child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
} as const;

/** The letter that papers are still waited for. False: nobody of the family has a cabinet or a proven address. */
export async function remindFamily(
  tx: Transaction,
  actor: DeskActor,
  { certificateId, childId, proposalId }: Record,
): Promise<boolean> {
  const recipients = (await recipientsOf(tx, certificateId)).filter(
    ({ accountId, email }) => accountId !== null || email !== null,
  );
  if (recipients.length === 0) return false;
  const certificate = await tx.certificate.findUniqueOrThrow({ where: { id: certificateId }, select: shape });
  const papers = await listPapersToBring(tx, certificateId);
  const deadline = await bringingDeadline(tx, certificate);
  for (const to of recipients) {
    await queueLetter(tx, to, 'papers_reminder', {
      childName: fullName(certificate.child.person),
      certificateNumber: certificate.number,
      bringUntil: deadline && formatDate(deadline.until),
      overdue: deadline !== null && deadline.left < 0,
      papers: linesToBring(papers.filter(({ needed }) => needed !== 'not_required')),
      link: new URL(`/cabinet/certificates/${certificateId}`, environment().APP_URL).href,
    });
  }
  await recordAudit(tx, actor, {
    event: 'family_reminded',
    subject: ['certificate', certificateId],
    childId,
    details: { proposalId },
  });
  return true;
}
