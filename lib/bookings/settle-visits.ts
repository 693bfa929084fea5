import { dbDate } from '@/lib/domain/dates';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { log } from '@/lib/platform/log';
import { findBroken, type BrokenVisit } from '@/lib/booked-times/broken-visits';
import { tellFamily } from './visit-letters';

/**
 * The worker's job: times that can no longer be kept are cancelled with a letter, whatever took them away: hours, a closed
 * day, the calendar, a right, a setting. Times of past days that nobody marked are put away. Each in its own transaction;
 * begun anew, it goes on with what is left.
 */
export async function settleVisits(): Promise<void> {
  const passed = await database().booking.updateMany({
    where: { status: 'booked', day: { lt: dbDate(today()) } },
    data: { status: 'unmarked', settledAt: now(), version: { increment: 1 } },
  });
  const waiting = await database().booking.findMany({
    where: { status: 'booked' },
    distinct: ['institutionId'],
    select: { institutionId: true },
  });
  let cancelled = 0;
  for (const { institutionId } of waiting) {
    for (const broken of await findBroken(database(), { id: institutionId })) {
      if (await cancelBroken(broken)) cancelled += 1;
    }
  }
  if (passed.count + cancelled > 0) {
    log().info({ event: 'visits_settled', passed: passed.count, cancelled });
  }
}

function cancelBroken({ booking, reason }: BrokenVisit): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.booking.updateMany({
      // Moved by the family meanwhile it is another time.
      where: { id: booking.id, status: 'booked', version: booking.version },
      data: { status: 'cancelled', cancelReason: reason, settledAt: now(), version: { increment: 1 } },
    });
    if (count === 0) return false;
    const { childId } = await tx.certificate.findUniqueOrThrow({
      where: { id: booking.certificateId },
      select: { childId: true },
    });
    await recordAudit(tx, null, {
      event: 'visit_cancelled',
      subject: ['certificate', booking.certificateId],
      childId,
      details: { reason, day: booking.day.toString() },
    });
    await tellFamily(tx, booking, { kind: 'visit_cancelled', reason });
    return true;
  });
}
