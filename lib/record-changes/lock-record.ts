import type { Actor } from '@/lib/access/actor';
import { certificatesOf, found } from '@/lib/access/scope';
import type { Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { requireReservation } from '@/lib/reservations/holder';

/**
 * Holds the record until the transaction ends, the child first, as everywhere. Looked at once more when it is held: it may
 * have moved to another municipality while one waited.
 */
export async function lockRecord(
  tx: Transaction,
  actor: Actor,
  certificateId: string,
): Promise<{ childId: string }> {
  const inScope = { AND: [{ id: certificateId }, certificatesOf(actor)] };
  const { childId } = found(await tx.certificate.findFirst({ where: inScope, select: { childId: true } }));
  await lockRow(tx, 'child', childId);
  await lockRow(tx, 'certificate', certificateId);
  // Admins look from afar: only at the counter do two people have the same family before them.
  if (actor.role === 'operator') await requireReservation(tx, actor, certificateId);
  return found(await tx.certificate.findFirst({ where: inScope, select: { childId: true } }));
}
