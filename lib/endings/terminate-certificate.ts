import {
  nextCertificateStatus,
  type CertificateStatus,
  type TerminationReason,
} from '@/lib/domain/certificate-status';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit, type AuditAuthor } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';

type LiveCertificate = { id: string; childId: string; status: CertificateStatus };

/** Ends a certificate for good, with its history and its entry in the audit; refused when its status changed meanwhile. */
export async function terminateCertificate(
  tx: Transaction,
  author: AuditAuthor,
  { id, childId, status }: LiveCertificate,
  action: 'terminate' | 'withdraw_consent',
  reason: TerminationReason,
): Promise<void> {
  const next = nextCertificateStatus(action, status);
  if (!next) throw new Refusal('conflict', 'Этот сертификат уже закрыт.');
  const { count } = await tx.certificate.updateMany({
    where: { id, status },
    data: { status: next, terminationReason: reason },
  });
  if (count === 0) throw new Refusal('conflict');
  await tx.certificateStatusChange.create({
    data: {
      certificateId: id,
      fromStatus: status,
      toStatus: next,
      at: now(),
      byAccountId: author?.accountId ?? null,
      institutionId: author?.institutionId ?? null,
      reasons: [reason],
    },
  });
  await recordAudit(tx, author, {
    event: 'certificate_terminated',
    subject: ['certificate', id],
    childId,
    details: { reason },
  });
}
