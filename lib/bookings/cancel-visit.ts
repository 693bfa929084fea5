import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { findLive, hasPassed } from '@/lib/booked-times/booked-visit';
import { tellFamily } from './visit-letters';
import { certificateOf } from './waiting-certificate';

/** The family gives its time back; it may come all the same, or book another. */
export async function cancelVisit(
  actor: FamilyActor,
  certificateId: string,
  { version }: { version: number },
): Promise<void> {
  requirePermission(actor, 'visit.book');
  await inTransaction(async (tx) => {
    const { childId } = await certificateOf(tx, actor, certificateId);
    const booking = await findLive(tx, certificateId);
    if (!booking || hasPassed(booking)) {
      throw new Refusal('conflict', 'Записи уже нет: она отменена или её время прошло.');
    }
    const { count } = await tx.booking.updateMany({
      where: { id: booking.id, status: 'booked', version },
      data: {
        status: 'cancelled',
        cancelReason: 'family',
        settledAt: now(),
        settledById: actor.accountId,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new Refusal('conflict');
    await recordAudit(tx, actor, {
      event: 'visit_cancelled',
      subject: ['certificate', certificateId],
      childId,
      details: { reason: 'family', day: booking.day.toString() },
    });
    await tellFamily(tx, booking, { kind: 'visit_cancelled', reason: 'family' });
  });
}
