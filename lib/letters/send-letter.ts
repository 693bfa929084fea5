import type { LetterChoices } from '@/emails/layout';
import { renderLetter, type RenderedLetter } from '@/emails/letter';
import { letterKinds, type LetterPayloads } from '@/lib/domain/letters';
import { switchedOffBy } from '@/lib/domain/notification-choices';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { environment } from '@/lib/platform/environment';
import { log } from '@/lib/platform/log';
import { failureReason, isPermanentFailure, sendMail } from '@/lib/platform/mail';
import { letterContext } from '@/lib/platform/outbox';
import { unsubscribeLink } from '@/lib/platform/unsubscribe-token';

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
    const choices = choicesIn(letter);
    const content = await render(letter, choices);
    const { emailTo: to, messageId } = letter;
    await sendMail({ ...content, to, messageId, unsubscribe: choices?.unsubscribe ?? null });
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
    select: { id: true, kind: true, accountId: true, payload: true, emailTo: true, messageId: true },
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

function render(letter: QueuedLetter, choices: LetterChoices | null): Promise<RenderedLetter> {
  // Only queueLetter writes payloads, and it ties each to its kind.
  const payload = JSON.parse(
    unsealText(letterContext(letter.id), letter.payload),
  ) as LetterPayloads[typeof letter.kind];
  return renderLetter(letter.kind, payload, { choices });
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
