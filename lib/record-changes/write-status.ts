import type { CertificateAction, CertificateStatus } from '@/lib/domain/certificate-status';
import { nextCertificateStatus } from '@/lib/domain/certificate-status';
import { Refusal } from '@/lib/domain/refusal';
import type { AuditAuthor } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

type Step = {
  action: CertificateAction;
  reasons: readonly string[];
  groundDocumentId?: string | null;
  /** What else of the certificate changes with its status. */
  data?: Prisma.CertificateUncheckedUpdateManyInput;
};

/** One step of the transition table with its line in the history; refused when the status is not, or no longer, the one read. */
export async function writeStatus(
  tx: Transaction,
  author: AuditAuthor,
  { id, status }: { id: string; status: CertificateStatus },
  { action, reasons, groundDocumentId = null, data = {} }: Step,
): Promise<void> {
  const next = nextCertificateStatus(action, status);
  if (!next) throw new Refusal('conflict');
  const { count } = await tx.certificate.updateMany({
    where: { id, status },
    data: { ...data, status: next },
  });
  if (count === 0) throw new Refusal('conflict');
  await tx.certificateStatusChange.create({
    data: {
      certificateId: id,
      fromStatus: status,
      toStatus: next,
      at: now(),
      byAccountId: author?.accountId ?? null,
      byRole: author?.role ?? null,
      institutionId: author?.institutionId ?? null,
      reasons: [...reasons],
      groundDocumentId,
    },
  });
}
