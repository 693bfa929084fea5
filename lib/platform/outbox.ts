import { randomUUID } from 'node:crypto';
import { letterKinds, type LetterKind, type LetterPayloads } from '@/lib/domain/letters';
import type { Transaction } from './database';
import { seal } from './encryption';
import { environment } from './environment';
import { queueJob } from './jobs';
import { mailingTo } from './notification-choices';
import type { SealedContext } from './sealed-places';

/** `personId` is null for a member of staff. */
export type Recipient = { personId: string | null; accountId: string | null; email: string | null };

export function letterContext(letterId: string): SealedContext {
  return `letter.payload:${letterId}`;
}

/**
 * Puts a letter in the cabinet and, if there is an address and its owner has not chosen otherwise, in the queue of the worker:
 * in the transaction it belongs to. Returns the letter's id.
 */
export async function queueLetter<Kind extends LetterKind>(
  tx: Transaction,
  to: Recipient,
  kind: Kind,
  payload: LetterPayloads[Kind],
): Promise<string> {
  const id = randomUUID();
  const { shownInCabinet, topic } = letterKinds[kind];
  const mailing = to.email === null ? 'cabinet_only' : await mailingTo(tx, to.accountId, topic);
  const isQueued = typeof mailing === 'object';
  await tx.letter.create({
    data: {
      id,
      kind,
      personId: to.personId,
      accountId: shownInCabinet ? to.accountId : null,
      emailTo: mailing === 'cabinet_only' ? null : to.email,
      payload: seal(letterContext(id), JSON.stringify(payload)),
      // Fixed with the row: a letter repeated after a crash carries the same id and mail programs show it once.
      messageId: `<${id}@${new URL(environment().APP_URL).hostname}>`,
      delivery: isQueued ? 'queued' : mailing,
    },
  });
  if (isQueued) {
    const { notBefore } = mailing;
    await queueJob(tx, 'send-letter', { letterId: id }, notBefore ? { startAfter: notBefore } : {});
  }
  return id;
}
