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
import { markIfAtFault } from './record-bounce';
import { supportPhoneFor } from './support-phone';

/** Tells the queue to try again later. Its message is kept with the job, so it holds no personal data. */
class LetterDelayed extends Error {
  override readonly name = 'LetterDelayed';
}

/**
 * Sends a queued letter; one that is no longer queued is left alone. Throws LetterDelayed when the queue is to try again.
 * The mail server and the database cannot agree in one step: whoever dies between them sends this one letter twice,
 * with the same Message-ID. The row tells which one it was: its attempt was begun and has no outcome.
 */
export async function sendLetter({ letterId }: { letterId: string }): Promise<void> {
  const letter = await findQueued(letterId);
  if (!letter) return;
  await awaitTurn();
  if (!(await beginAttempt(letter))) return;
  try {
    const choices = choicesIn(letter);
    const content = await render(letter, choices);
    const { emailTo: to, messageId } = letter;
    await sendMail({ ...content, to, messageId, unsubscribe: choices?.unsubscribe ?? null });
  } catch (error) {
    await recordFailure(letter, error);
    return;
  }
  if (await settleAttempt(letterId, { delivery: 'sent', sentAt: now(), lastError: null })) {
    log().info({ event: 'letter_sent', letterId });
  }
}

type Outcome =
  { delivery: 'sent'; sentAt: Date; lastError: null } | { delivery: 'failed' | 'queued'; lastError: string };

type QueuedLetter = NonNullable<Awaited<ReturnType<typeof findQueued>>>;

async function findQueued(id: string) {
  const letter = await database().letter.findFirst({
    where: { id, delivery: 'queued' },
    select: {
      id: true,
      kind: true,
      accountId: true,
      personId: true,
      payload: true,
      emailTo: true,
      messageId: true,
      attemptStartedAt: true,
    },
  });
  return letter?.emailTo ? { ...letter, emailTo: letter.emailTo } : null;
}

/** Where such letters can be switched off; null where they cannot, or where there is no account to choose for. */
function choicesIn({ id, kind, accountId }: QueuedLetter): LetterChoices | null {
  if (accountId === null || switchedOffBy(letterKinds[kind].topic).length === 0) return null;
  return {
    unsubscribe: unsubscribeLink(id),
    settings: new URL('/account/notifications', environment().APP_URL).href,
  };
}

/** Before the letter leaves our hands, so that a killed worker leaves a trace of it. False: it is settled by now. */
async function beginAttempt({ id, attemptStartedAt }: QueuedLetter): Promise<boolean> {
  const { count } = await database().letter.updateMany({
    where: { id, delivery: 'queued' },
    data: { attempts: { increment: 1 }, attemptStartedAt: now() },
  });
  if (attemptStartedAt !== null) log().warn({ event: 'letter_repeated', letterId: id });
  return count === 1;
}

async function render(letter: QueuedLetter, choices: LetterChoices | null): Promise<RenderedLetter> {
  return renderLetter(letter.kind, letterPayload(letter), {
    choices,
    supportPhone: await supportPhoneFor(letter.personId),
  });
}

async function recordFailure({ id: letterId, emailTo }: QueuedLetter, error: unknown): Promise<void> {
  const reason = failureReason(error);
  if (isPermanentFailure(error)) {
    await inTransaction(async (tx) => {
      if (await settleAttempt(letterId, { delivery: 'failed', lastError: reason }, tx)) {
        await markIfAtFault(tx, { id: letterId, emailTo }, reason);
      }
    });
    log().warn({ event: 'letter_refused', letterId, reason });
    return;
  }
  await settleAttempt(letterId, { delivery: 'queued', lastError: reason });
  log().warn({ event: 'letter_delayed', letterId, reason });
  throw new LetterDelayed(reason);
}

/** Only while the letter is still queued: of two workers with the same job one settles it. False: the other did. */
async function settleAttempt(id: string, outcome: Outcome, db: Queryable = database()): Promise<boolean> {
  const { count } = await db.letter.updateMany({
    where: { id, delivery: 'queued' },
    data: { ...outcome, attemptStartedAt: null },
  });
  return count === 1;
}
