import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOfGuardian } from '@/lib/access/scope';
import { meanwhileSentence } from '@/lib/domain/family-questions';
import { formText } from '@/lib/domain/field-text';
import { Refusal } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { recipientOf } from '@/lib/record-changes/recipients';
import { holdQuestion } from './hold-question';
import { messageField } from './message-field';
import { isSaid } from './messages';
import { questionsOf } from './questions-of';
import { writeMessage } from './write-message';

export const answerQuestionFields = z.object({
  text: messageField('Напишите ответ'),
  /** Version of the question the page was drawn with. */
  seen: formText.transform((text) => (/^\d{1,9}$/.test(text) ? Number(text) : 0)),
});

type Answer = z.output<typeof answerQuestionFields>;

/**
 * «Ответить»: only what is answered as it was read, so of two operators one answers. Only where the institution may receive
 * families today. Sent twice it is answered once.
 */
export async function answerQuestion(
  actor: Actor,
  questionId: string,
  { text, seen }: Answer,
): Promise<void> {
  requirePermission(actor, 'question.answer');
  await inTransaction(async (tx) => {
    await requireIssuingRight(tx, actor);
    const question = await holdQuestion(tx, questionId, questionsOf(actor));
    if (isSaid(question.last, actor, text)) return;
    if (question.status === 'closed' || question.version !== seen) {
      throw new Refusal('conflict', meanwhileSentence(question));
    }
    await writeMessage(tx, actor, question, text);
    await tx.familyQuestion.update({
      where: { id: questionId },
      data: { status: 'answered', waitingSince: null, version: { increment: 1 }, changedAt: now() },
    });
    await recordAudit(tx, actor, {
      event: 'question_answered',
      subject: ['question', questionId],
      childId: question.childId,
    });
    await tellAsker(tx, question, actor.institutionId);
  });
}

type Held = Awaited<ReturnType<typeof holdQuestion>>;

/** Whoever may not see the child any more, at 18 or by the end of the tie, cannot read the answer either. */
async function tellAsker(
  tx: Transaction,
  { id, childId, askedBy }: Held,
  institutionId: string,
): Promise<void> {
  const sees = await tx.child.count({
    where: { personId: childId, OR: [{ personId: askedBy.id }, childrenOfGuardian(askedBy.id)] },
  });
  if (sees === 0) return;
  const { shortName } = await tx.institution.findUniqueOrThrow({
    where: { id: institutionId },
    select: { shortName: true },
  });
  await queueLetter(tx, { ...recipientOf(askedBy), childId }, 'question_answered', {
    institution: shortName,
    link: new URL(`/cabinet/questions/${id}`, environment().APP_URL).href,
  });
}
