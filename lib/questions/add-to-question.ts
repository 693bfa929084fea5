import { z } from 'zod';
import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { mostMessages } from '@/lib/domain/family-questions';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { holdQuestion } from './hold-question';
import { messageField } from './message-field';
import { isSaid } from './messages';
import { ownQuestions } from './questions-of';
import { tellDesk } from './tell-desk';
import { writeMessage } from './write-message';
import { countMessage } from './writing-limit';

export const addToQuestionFields = z.object({ text: messageField('Напишите сообщение') });

type Added = z.output<typeof addToQuestionFields>;

/**
 * The family writes more: the question waits for an answer again, since its first unanswered message. Sent twice it is
 * written once.
 */
export async function addToQuestion(actor: FamilyActor, questionId: string, { text }: Added): Promise<void> {
  requirePermission(actor, 'question.ask');
  await countMessage(actor);
  await inTransaction(async (tx) => {
    const question = await holdQuestion(tx, questionId, ownQuestions(actor));
    const { childId, status, before } = question;
    if (isSaid(question.last, actor, text)) return;
    if (status === 'closed') {
      throw new Refusal('conflict', 'Вопрос отмечен как решённый. Задайте новый.');
    }
    if (before >= mostMessages) {
      throw new Refusal(
        'conflict',
        `В одном вопросе не больше ${mostMessages} сообщений. Отметьте его решённым и задайте новый.`,
      );
    }
    await writeMessage(tx, actor, question, text);
    const waited = status === 'waiting';
    await tx.familyQuestion.update({
      where: { id: questionId },
      data: {
        status: 'waiting',
        version: { increment: 1 },
        changedAt: now(),
        ...(waited ? {} : { waitingSince: now() }),
      },
    });
    await recordAudit(tx, actor, { event: 'question_added_to', subject: ['question', questionId], childId });
    // Of a question that waits already the desk has been told.
    if (!waited) await tellDesk(tx, questionId);
  });
}
