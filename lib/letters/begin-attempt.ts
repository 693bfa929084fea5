import { childrenToldTo } from '@/lib/access/scope';
import { letterKinds } from '@/lib/domain/letters';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { lockRow } from '@/lib/platform/locks';
import { log } from '@/lib/platform/log';
import { longestDelivery } from '@/lib/platform/mail';
import { choicesOf } from '@/lib/platform/notification-choices';
import { LetterDelayed } from './letter-delayed';

const shape = {
  id: true,
  kind: true,
  accountId: true,
  personId: true,
  childId: true,
  payload: true,
  emailTo: true,
  messageId: true,
  attemptStartedAt: true,
  sendUntil: true,
} as const satisfies Prisma.LetterSelect;

type QueuedLetter = Prisma.LetterGetPayload<{ select: typeof shape }>;

export type LetterInHand = QueuedLetter & { emailTo: string; attemptStartedAt: Date };

/**
 * Takes a queued letter in hand: before it leaves our hands, so that a killed worker leaves a trace of it. Null: it is settled,
 * or is not to be sent any more. Throws LetterDelayed while another worker has it.
 */
export function beginAttempt(id: string): Promise<LetterInHand | null> {
  return inTransaction(async (tx) => {
    await lockRow(tx, 'letter', id);
    const letter = await tx.letter.findFirst({ where: { id, delivery: 'queued' }, select: shape });
    if (!letter?.emailTo) return null;
    refuseInHand(letter);
    const reason = await reasonToKeep(tx, letter);
    if (reason !== null) {
      await tx.letter.update({ where: { id }, data: { ...keptAs(letter, reason), attemptStartedAt: null } });
      log().info({ event: 'letter_not_sent', letterId: id, reason });
      return null;
    }
    const attemptStartedAt = now();
    await tx.letter.update({ where: { id }, data: { attempts: { increment: 1 }, attemptStartedAt } });
    if (letter.attemptStartedAt !== null) log().warn({ event: 'letter_repeated', letterId: id });
    return { ...letter, emailTo: letter.emailTo, attemptStartedAt };
  });
}

/** Its worker is dead only when no delivery can last as long: also one that began «later» than now, by a clock that was put back. */
function refuseInHand({ attemptStartedAt }: QueuedLetter): void {
  if (attemptStartedAt === null) return;
  if (Math.abs(now().getTime() - attemptStartedAt.getTime()) < longestDelivery())
    throw new LetterDelayed('in_hand');
}

type ReasonToKeep = 'tie_ended' | 'switched_off' | 'outdated';

/** Since it was queued, its reader may have lost the tie to the child or switched such letters off, or its day has passed. */
async function reasonToKeep(tx: Transaction, letter: QueuedLetter): Promise<ReasonToKeep | null> {
  const { childId, personId, accountId, kind, sendUntil } = letter;
  if (childId !== null && !(await mayBeTold(tx, personId, childId))) return 'tie_ended';
  if (accountId !== null && (await choicesOf(tx, accountId)).muted.includes(letterKinds[kind].topic)) {
    return 'switched_off';
  }
  return sendUntil !== null && sendUntil <= now() ? 'outdated' : null;
}

async function mayBeTold(tx: Transaction, personId: string | null, childId: string): Promise<boolean> {
  if (personId === null) return false;
  const where = { AND: [{ personId: childId }, childrenToldTo(personId)] };
  return (await tx.child.count({ where })) > 0;
}

/** In the cabinet it stands in any case; what is outdated and stands nowhere has failed, and the admin of the region sees it. */
function keptAs({ accountId }: QueuedLetter, reason: ReasonToKeep): Prisma.LetterUpdateInput {
  return reason === 'outdated' && accountId === null
    ? { delivery: 'failed', lastError: reason }
    : { delivery: 'cabinet_only', emailTo: null, lastError: null };
}
