import { found } from '@/lib/access/scope';
import { effectiveCertificateStatus, isLive } from '@/lib/domain/certificate-status';
import { plainDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';

/** What a change of the record starts from; refuses a certificate that has ended. The record is held and in scope. */
export async function loadLiveRecord(tx: Transaction, certificateId: string) {
  const row = await tx.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: {
      status: true,
      childId: true,
      municipalityId: true,
      groupId: true,
      documentId: true,
      child: {
        select: {
          person: {
            select: {
              surname: true,
              givenName: true,
              patronymic: true,
              birthDate: true,
              addressSealed: true,
            },
          },
        },
      },
      application: { select: { applicantId: true } },
    },
  });
  const birthDate = plainDate(found(row.child.person.birthDate));
  const status = effectiveCertificateStatus(row.status, birthDate, today());
  if (!isLive(status)) {
    throw new Refusal('conflict', 'Сертификат прекращён или истёк: в такой записи ничего не меняют.');
  }
  return { ...row, birthDate, activated: status === 'active' || status === 'suspended' };
}
