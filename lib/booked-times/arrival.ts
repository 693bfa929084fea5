import { dbDate } from '@/lib/domain/dates';
import { now, today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';

type Desk = { accountId: string; institutionId: string };

/**
 * The family is at this counter with its papers: a visit booked here for today, or for a day gone by that nobody has marked
 * yet, took place. What it booked for a later day or elsewhere did not; it is needed no more, and the database puts it away
 * as soon as the certificate is active.
 */
export async function markArrival(
  tx: Transaction,
  { accountId, institutionId }: Desk,
  certificateId: string,
): Promise<void> {
  await tx.booking.updateMany({
    where: { certificateId, institutionId, status: 'booked', day: { lte: dbDate(today()) } },
    data: { status: 'came', settledAt: now(), settledById: accountId, version: { increment: 1 } },
  });
}
