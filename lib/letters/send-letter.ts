import type { LetterChoices } from '@/emails/layout';
import { renderLetter, type RenderedLetter } from '@/emails/letter';
import { letterKinds } from '@/lib/domain/letters';
import { switchedOffBy } from '@/lib/domain/notification-choices';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Queryable } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { log } from '@/lib/platform/log';
import { failureReason, isPermanentFailure, sendMail } from '@/lib/platform/mail';
import { awaitTurn } from '@/lib/platform/mail-pace';
import { letterPayload } from '@/lib/platform/outbox';
import { unsubscribeLink } from '@/lib/platform/unsubscribe-token';
import { beginAttempt, type LetterInHand } from './begin-attempt';
import { LetterDelayed } from './letter-delayed';
import { markIfAtFault } from './record-bounce';
import { supportPhoneFor } from './support-phone';

/**
 * Sends a queued letter; one that is no longer queued is left alone. Throws LetterDelayed when the queue is to try again.
 * The mail server and the database cannot agree in one step: whoever dies between them sends this one letter twice,
 * with the same Message-ID. The row tells which one it was: its attempt was begun and has no outcome.
 */
export async function sendLetter({ letterId }: { letterId: string }): Promise<void> {
  if (!(await isQueued(letterId))) return;
  await awaitTurn();
  const letter = await beginAttempt(letterId);
  if (!letter) return;
  try {
    const choices = choicesIn(letter);
    const content = await render(letter, choices);
    const { emailTo: to, messageId } = letter;
    await sendMail({ ...content, to, messageId, unsubscribe: choices?.unsubscribe ?? null });
  } catch (error) {
    await recordFailure(letter, error);
    return;
  }
  if (await settleAttempt(letter, { delivery: 'sent', sentAt: now(), lastError: null })) {
    log().info({ event: 'letter_sent', letterId });
  }
}

type Outcome =
  { delivery: 'sent'; sentAt: Date; lastError: null } | { delivery: 'failed' | 'queued'; lastError: string };

/** Asked first, so that a job with nothing left to do draws no turn. */
async function isQueued(id: string): Promise<boolean> {
  return (await database().letter.count({ where: { id, delivery: 'queued' } })) > 0;
}

/** Where such letters can be switched off; null where they cannot, or where there is no account to choose for. */
function choicesIn({ id, kind, accountId }: LetterInHand): LetterChoices | null {
  if (accountId === null || switchedOffBy(letterKinds[kind].topic).length === 0) return null;
  return {
    unsubscribe: unsubscribeLink(id),
    settings: new URL('/account/notifications', environment().APP_URL).href,
  };
}

async function render(letter: LetterInHand, choices: LetterChoices | null): Promise<RenderedLetter> {
  return renderLetter(letter.kind, letterPayload(letter), {
    choices,
    supportPhone: await supportPhoneFor(letter.personId),
  });
}

async function recordFailure(letter: LetterInHand, error: unknown): Promise<void> {
  const { id: letterId } = letter;
  const reason = failureReason(error);
  if (isPermanentFailure(error)) {
    await inTransaction(async (tx) => {
      if (await settleAttempt(letter, { delivery: 'failed', lastError: reason }, tx)) {
        await markIfAtFault(tx, letter, reason);
      }
    });
    log().warn({ event: 'letter_refused', letterId, reason });
    return;
  }
  await settleAttempt(letter, { delivery: 'queued', lastError: reason });
  log().warn({ event: 'letter_delayed', letterId, reason });
  throw new LetterDelayed(reason);
}

/** Only while it is still this attempt: of two workers with the same job one settles it. False: the other did. */
async function settleAttempt(
  { id, attemptStartedAt }: LetterInHand,
  outcome: Outcome,
  db: Queryable = database(),
): Promise<boolean> {
  const { count } = await db.letter.updateMany({
    where: { id, delivery: 'queued', attemptStartedAt },
    data: { ...outcome, attemptStartedAt: null },
  });
  return count === 1;
}
