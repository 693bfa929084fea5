import { dbDate, type PlainDate } from '@/lib/domain/dates';
import type { LetterKind, LetterPayloads } from '@/lib/domain/letters';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { queueLetter, type LetterTo, type Recipient } from '@/lib/platform/outbox';

type Notice<Kind extends LetterKind> = {
  childId: string;
  kind: Kind;
  /** Which day the letter speaks of: of one day a family is told once. */
  forDay: PlainDate;
  to: readonly LetterTo<Kind>[];
  payload: (to: Recipient) => LetterPayloads[Kind];
  /** From then on the letter helps nobody; without it, it always does. */
  until?: Date;
};

/**
 * The letters of a day, once, however often the day is lived; false where they were written before or there is nobody to
 * tell, which is settled then as well: what follows the letter is counted from this day.
 */
export async function tellOnce<Kind extends LetterKind>(
  tx: Transaction,
  { childId, kind, forDay, to, payload, until }: Notice<Kind>,
): Promise<boolean> {
  const { count } = await tx.lifeNotice.createMany({
    data: { childId, kind, forDay: dbDate(forDay), toldAt: now() },
    skipDuplicates: true,
  });
  if (count === 0) return false;
  for (const recipient of to) await queueLetter(tx, recipient, kind, payload(recipient), { until });
  return to.length > 0;
}
