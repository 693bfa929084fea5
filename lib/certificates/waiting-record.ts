import type { Actor, OperatorActor } from '@/lib/access/actor';
import { certificatesOf, found } from '@/lib/access/scope';
import { effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { plainDate } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import { today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockRecord } from '@/lib/record-changes/lock-record';
import { recipientsOf } from '@/lib/record-changes/recipients';

/** The child first, then the certificate, as everywhere. The status is the effective one. */
export async function takeWaiting(tx: Transaction, actor: OperatorActor, certificateId: string) {
  const where = { AND: [{ id: certificateId }, certificatesOf(actor)] };
  await lockRecord(tx, actor, certificateId);
  const row = found(
    await tx.certificate.findFirst({
      where,
      select: {
        id: true,
        number: true,
        childId: true,
        status: true,
        papers: { orderBy: { version: 'desc' }, take: 1, select: { id: true } },
        child: {
          select: {
            person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
          },
        },
        application: { select: { applicantId: true } },
      },
    }),
  );
  const birthDate = plainDate(found(row.child.person.birthDate));
  return { ...row, status: effectiveCertificateStatus(row.status, birthDate, today()) };
}

export type WaitingRecord = Awaited<ReturnType<typeof takeWaiting>>;

/** A second click finds its own work done. */
export async function isOwnLastChange(
  tx: Transaction,
  actor: Actor,
  certificateId: string,
): Promise<boolean> {
  const last = await tx.certificateStatusChange.findFirst({
    where: { certificateId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { byAccountId: true, fromStatus: true },
  });
  return last?.byAccountId === actor.accountId && last.fromStatus !== null;
}

/** Whom a letter about the certificate goes to, and what every one of them says. */
export async function letterFacts(tx: Transaction, actor: OperatorActor, certificate: WaitingRecord) {
  const { id, number, child } = certificate;
  const institution = await tx.institution.findUniqueOrThrow({
    where: { id: actor.institutionId },
    select: { shortName: true },
  });
  return {
    to: await recipientsOf(tx, id),
    common: {
      childName: fullName(child.person),
      certificateNumber: number,
      institution: institution.shortName,
      link: new URL(`/cabinet/certificates/${id}`, environment().APP_URL).href,
    },
  };
}
