import {
  nextCertificateStatus,
  type CertificateStatus,
  type TerminationReason,
} from '@/lib/domain/certificate-status';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit, type AuditAuthor } from '@/lib/platform/audit';
import type { Transaction } from '@/lib/platform/database';
import { writeStatus } from '@/lib/record-changes/write-status';
import { freeRecord } from '@/lib/reservations/reserve-record';

type LiveCertificate = { id: string; childId: string; status: CertificateStatus };

/** Ends a certificate for good, with its history and its entry in the audit; refused when its status changed meanwhile. */
export async function terminateCertificate(
  tx: Transaction,
  author: AuditAuthor,
  { id, childId, status }: LiveCertificate,
  action: 'terminate' | 'withdraw_consent',
  reason: TerminationReason,
  groundDocumentId: string | null = null,
): Promise<void> {
  if (!nextCertificateStatus(action, status)) throw new Refusal('conflict', 'Этот сертификат уже закрыт.');
  const data = { terminationReason: reason };
  await writeStatus(tx, author, { id, status }, { action, reasons: [reason], groundDocumentId, data });
  await freeRecord(tx, id);
  await recordAudit(tx, author, {
    event: 'certificate_terminated',
    subject: ['certificate', id],
    childId,
    details: { reason },
  });
}
