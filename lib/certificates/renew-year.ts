import { Temporal } from 'temporal-polyfill';
import { found } from '@/lib/access/scope';
import { dayIn, type PlainDate } from '@/lib/domain/dates';
import { newYear } from '@/lib/domain/life';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { openFundingYear } from './funding-year';

/**
 * The money of the year for an active certificate that has none of it yet: on 1 January for all of them, and for one that
 * was suspended then as soon as it is restored. What was left of the year before is not carried over. The caller holds the
 * certificate's row.
 */
export async function renewYear(
  tx: Transaction,
  certificateId: string,
  { year }: PlainDate,
): Promise<boolean> {
  const { childId, groupId, activatedAt } = await tx.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: { childId: true, groupId: true, activatedAt: true },
  });
  const activated = dayIn(environment().TIME_ZONE, found(activatedAt));
  const first = newYear(year);
  const day = Temporal.PlainDate.compare(activated, first) > 0 ? activated : first;
  if (!(await openFundingYear(tx, { certificateId, groupId, at: now() }, day))) return false;
  await recordAudit(tx, null, {
    event: 'funding_year_opened',
    subject: ['certificate', certificateId],
    childId,
    details: { year },
  });
  return true;
}
