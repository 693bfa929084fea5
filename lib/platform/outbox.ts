import { randomUUID } from 'node:crypto';
import {
  letterKinds,
  type KindNamingChild,
  type LetterKind,
  type LetterPayloads,
} from '@/lib/domain/letters';
import type { Transaction } from './database';
import { seal, unsealText } from './encryption';
import { environment } from './environment';
import { queueJob } from './jobs';
import type { SealedContext } from './sealed-places';

/** `personId` is null for a member of staff. */
export type Recipient = { personId: string | null; accountId: string | null; email: string | null };

/** A recipient told about a child: whoever loses the tie to it sees the letter in «Почта» no more. */
export type ToldOfChild = Recipient & { childId: string };

/** Of a letter that names a child it has to be said which one it is; any other may stay when the tie has ended. */
type LetterTo<Kind extends LetterKind> = Kind extends KindNamingChild
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

/** Puts a letter in the cabinet and, if there is an address, in the queue of the worker: in the transaction it belongs to. */
export async function queueLetter<Kind extends LetterKind>(
  tx: Transaction,
  to: LetterTo<Kind>,
  kind: Kind,
  payload: LetterPayloads[Kind],
): Promise<void> {
  const id = randomUUID();
  await tx.letter.create({
    data: {
      id,
      kind,
      personId: to.personId,
      childId: to.childId ?? null,
      accountId: letterKinds[kind].shownInCabinet ? to.accountId : null,
      emailTo: to.email,
      payload: seal(letterContext(id), JSON.stringify(payload)),
      // Fixed with the row: a letter repeated after a crash carries the same id and mail programs show it once.
      messageId: `<${id}@${new URL(environment().APP_URL).hostname}>`,
      delivery: to.email ? 'queued' : 'cabinet_only',
    },
  });
  if (to.email) await queueJob(tx, 'send-letter', { letterId: id });
}
