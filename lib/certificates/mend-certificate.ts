import type { Actor } from '@/lib/access/actor';
import { certificateTransitions } from '@/lib/domain/certificate-status';
import type { LiftReason } from '@/lib/domain/return-reasons';
import { Refusal } from '@/lib/domain/refusal';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';

/** What was returned waits for its activation again. `reasons` are empty where the family itself has mended it. */
export async function mendCertificate(
  tx: Transaction,
  actor: Actor,
  certificateId: string,
  reasons: readonly LiftReason[] = [],
): Promise<void> {
  const { to } = certificateTransitions.mend;
  const { count } = await tx.certificate.updateMany({
    where: { id: certificateId, status: 'returned' },
    data: { status: to },
  });
  if (count === 0) throw new Refusal('conflict');
  await tx.certificateStatusChange.create({
    data: {
      certificateId,
      fromStatus: 'returned',
      toStatus: to,
      at: now(),
      byAccountId: actor.accountId,
      byRole: actor.role,
      institutionId: actor.institutionId,
      reasons: [...reasons],
    },
  });
}
