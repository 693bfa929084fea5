import { randomUUID } from 'node:crypto';
import {
  letterKinds,
  sendingPriority,
  type KindNamingChild,
  type LetterKind,
  type LetterPayloads,
} from '@/lib/domain/letters';
import { badAmong } from './bad-addresses';
import type { Transaction } from './database';
import { seal, unsealText } from './encryption';
import { queueJob } from './jobs';
import { messageIdOf } from './message-id';
import { mailingTo } from './notification-choices';
import type { SealedContext } from './sealed-places';

/** `personId` is null for a member of staff. */
export type Recipient = { personId: string | null; accountId: string | null; email: string | null };

/** A recipient told about a child: whoever loses the tie to it sees the letter in «Почта» no more. */
export type ToldOfChild = Recipient & { childId: string };

/** Of a letter that names a child it has to be said which one it is; any other may stay when the tie has ended. */
export type LetterTo<Kind extends LetterKind> = Kind extends KindNamingChild
  ? ToldOfChild
  : Recipient & { childId?: string | null };

export function letterContext(letterId: string): SealedContext {
  return `letter.payload:${letterId}`;
}

type SealedLetter<Kind extends LetterKind> = { id: string; kind: Kind; payload: Uint8Array };

/** What a letter says. */
export function letterPayload<Kind extends LetterKind>(letter: SealedLetter<Kind>): LetterPayloads[Kind] {
  // Only queueLetter writes payloads, and it ties each to its kind.
  return JSON.parse(unsealText(letterContext(letter.id), letter.payload)) as LetterPayloads[Kind];
}

/**
 * Puts a letter in the cabinet and, if there is an address and its owner has not chosen otherwise, in the queue of the worker:
 * in the transaction it belongs to. `until`: from then on it helps nobody and is not sent. Returns the letter's id.
 */
export async function queueLetter<Kind extends LetterKind>(
  tx: Transaction,
  to: LetterTo<Kind>,
  kind: Kind,
  payload: LetterPayloads[Kind],
  { until = null }: { until?: Date | null } = {},
): Promise<string> {
  const id = randomUUID();
  const { shownInCabinet, topic } = letterKinds[kind];
  const email = await addressFor(tx, to, kind);
  const mailing = email === null ? 'cabinet_only' : await mailingTo(tx, to.accountId, topic, until);
  const isQueued = typeof mailing === 'object';
  await tx.letter.create({
    data: {
      id,
      kind,
      personId: to.personId,
      childId: to.childId ?? null,
      accountId: shownInCabinet ? to.accountId : null,
      emailTo: mailing === 'cabinet_only' ? null : email,
      payload: seal(letterContext(id), JSON.stringify(payload)),
      // Fixed with the row: a letter repeated after a crash carries the same id and mail programs show it once.
      messageId: messageIdOf(id),
      delivery: isQueued ? 'queued' : mailing,
      sendUntil: until,
    },
  });
  if (isQueued) {
    const { notBefore } = mailing;
    const when = notBefore ? { startAfter: notBefore } : {};
    await queueJob(tx, 'send-letter', { letterId: id }, { priority: sendingPriority(kind), ...when });
  }
  return id;
}

/**
 * Where the letter goes: nowhere, if letters do not reach the family's address and it is kept in the cabinet. One that is
 * kept nowhere, like the proof of an address, goes to a marked one, too: somebody has just asked for it.
 */
async function addressFor(tx: Transaction, to: Recipient, kind: LetterKind): Promise<string | null> {
  const { email, accountId, personId } = to;
  const isKept = letterKinds[kind].shownInCabinet && accountId !== null && personId !== null;
  return email !== null && isKept && (await badAmong(tx, [email])).length > 0 ? null : email;
}
