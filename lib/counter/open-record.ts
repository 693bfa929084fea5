import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, found } from '@/lib/access/scope';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { plainDate } from '@/lib/domain/dates';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { listHistory } from '@/lib/record-changes/history';
import { isMailed } from '@/lib/record-changes/recipients';
import { historyLineOf } from '@/lib/record-changes/history-line';
import { documentOf, personOf } from './record-parts';
import { recordShape } from './record-shape';

/** The record of a certificate at the counter. The look is recorded together with the reading. */
export async function openRecord(actor: OperatorActor, certificateId: string) {
  requirePermission(actor, 'register.search');
  const row = await inTransaction(async (tx) => {
    const certificate = await loadRecord(tx, actor, certificateId);
    await recordAudit(tx, actor, {
      event: 'certificate_viewed',
      subject: ['certificate', certificateId],
      childId: certificate.childId,
    });
    return certificate;
  });
  const child = personOf(row.child.person);
  const status = effectiveCertificateStatus(
    row.status,
    plainDate(found(row.child.person.birthDate)),
    today(),
  );
  const childApplies = row.application.applicantId === row.childId;
  const [tie, mailed, history] = await Promise.all([
    childApplies ? null : findTie(row.application.applicantId, row.childId),
    isMailed(database(), row.id),
    listHistory(database(), row.id),
  ]);
  const document = documentOf(row.document);
  return {
    id: row.id,
    childId: row.childId,
    number: row.number,
    status,
    createdAt: row.createdAt,
    validUntil: plainDate(row.validUntil),
    municipality: row.municipality.shortName,
    group: row.group.title,
    /** Decimal roubles a year; null for a certificate of accounting. */
    yearlyAmount: row.group.kind === 'funded' ? (row.group.yearlyAmount?.toFixed(2) ?? null) : null,
    applicationNumber: row.application.number,
    chosenInstitution: row.chosenInstitution?.shortName ?? null,
    chosenHere: row.chosenInstitutionId === actor.institutionId,
    child: {
      ...child,
      /** The one the certificate was issued on first; one that took its place after it. */
      documents: [document, ...child.documents.filter(({ id }) => id !== document.id)],
      attends: row.child.institution?.shortName ?? null,
      groupName: row.child.groupName,
      unattached: row.child.unattached,
    },
    applicant: childApplies
      ? null
      : { ...personOf(row.application.applicant), email: row.application.email, tie },
    childEmail: childApplies ? row.application.email : null,
    /** Whether a letter of this record reaches anybody, or only the cabinet. */
    mailed,
    history: history.map(historyLineOf),
  };
}

export type CounterRecord = Awaited<ReturnType<typeof openRecord>>;

async function loadRecord(tx: Transaction, actor: OperatorActor, certificateId: string) {
  return found(
    await tx.certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: recordShape,
    }),
  );
}

/** The tie between applicant and child: its ground, whether originals proved it, whether it still holds. */
async function findTie(guardianId: string, childId: string) {
  const tie = await database().guardianship.findFirst({
    where: { guardianId, childId },
    orderBy: { endedAt: { sort: 'desc', nulls: 'first' } },
    select: { ground: true, provenAt: true, endedAt: true },
  });
  return (
    tie && {
      ground: guardianshipGrounds[tie.ground].title,
      proven: tie.provenAt !== null,
      ended: tie.endedAt !== null,
    }
  );
}
