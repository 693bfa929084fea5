import { renderLetter, type RenderedLetter } from '@/emails/letter';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { log } from '@/lib/platform/log';
import { failureReason, isPermanentFailure, sendMail } from '@/lib/platform/mail';
import { letterPayload } from '@/lib/platform/outbox';

/** Tells the queue to try again later. Its message is kept with the job, so it holds no personal data. */
class LetterDelayed extends Error {
  override readonly name = 'LetterDelayed';
}

/**
 * Sends a queued letter; one that is no longer queued is left alone. Throws LetterDelayed when the queue is to try again.
 * The mail server and the database cannot agree in one step: whoever dies between them sends this one letter twice,
 * with the same Message-ID.
 */
export async function sendLetter({ letterId }: { letterId: string }): Promise<void> {
  const letter = await findQueued(letterId);
  if (!letter) return;
  try {
    const content = await render(letter);
    await sendMail({ ...content, to: letter.emailTo, messageId: letter.messageId });
  } catch (error) {
    await recordFailure(letterId, error);
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
    select: { id: true, kind: true, payload: true, emailTo: true, messageId: true },
  });
  return letter?.emailTo ? { ...letter, emailTo: letter.emailTo } : null;
}

function render(letter: QueuedLetter): Promise<RenderedLetter> {
  return renderLetter(letter.kind, letterPayload(letter));
}

async function recordFailure(letterId: string, error: unknown): Promise<void> {
  const reason = failureReason(error);
  if (isPermanentFailure(error)) {
    await settleAttempt(letterId, { delivery: 'failed', lastError: reason });
    log().warn({ event: 'letter_refused', letterId, reason });
    return;
  }
  await settleAttempt(letterId, { delivery: 'queued', lastError: reason });
  log().warn({ event: 'letter_delayed', letterId, reason });
  throw new LetterDelayed(reason);
}

/** Only while the letter is still queued: of two workers with the same job one settles it. False: the other did. */
async function settleAttempt(id: string, outcome: Outcome): Promise<boolean> {
  const { count } = await database().letter.updateMany({
    where: { id, delivery: 'queued' },
    data: { ...outcome, attempts: { increment: 1 } },
  });
  return count === 1;
}
