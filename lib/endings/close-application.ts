import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';

/** Closes an open application without a certificate and voids its link. Returns false when it was closed before. */
export async function closeApplication(
  tx: Transaction,
  applicationId: string,
  status: 'cancelled' | 'lapsed',
): Promise<boolean> {
  const { count } = await tx.application.updateMany({
    where: { id: applicationId, status: { in: ['awaiting_confirmation', 'confirmed'] } },
    data: { status, closedAt: now() },
  });
  if (count === 0) return false;
  await tx.emailConfirmation.updateMany({
    where: { applicationId, usedAt: null, voidedAt: null },
    data: { voidedAt: now() },
  });
  return true;
}
