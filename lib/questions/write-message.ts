import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { seal } from '@/lib/platform/encryption';
import { messageContext } from './questions-of';

/** One more message of this author, sealed. The caller holds the question, in which there are `before` messages. */
export async function writeMessage(
  tx: Transaction,
  actor: Actor,
  question: { id: string; before: number },
  text: string,
): Promise<void> {
  const id = randomUUID();
  await tx.questionMessage.create({
    data: {
      id,
      questionId: question.id,
      position: question.before + 1,
      writtenById: actor.accountId,
      institutionId: actor.institutionId,
      textSealed: seal(messageContext(id), text),
      writtenAt: now(),
    },
  });
}
