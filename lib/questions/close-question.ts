import { z } from 'zod';
import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { holdQuestion } from './hold-question';
import { ownQuestions } from './questions-of';

export const closeQuestionFields = z.object({});

/** «Вопрос решён»: nobody answers any more, what was written stays to be read. Pressed twice it is done once. */
export async function closeQuestion(actor: FamilyActor, questionId: string): Promise<void> {
  requirePermission(actor, 'question.ask');
  await inTransaction(async (tx) => {
    const { childId, status } = await holdQuestion(tx, questionId, ownQuestions(actor));
    if (status === 'closed') return;
    await tx.familyQuestion.update({
      where: { id: questionId },
      data: { status: 'closed', waitingSince: null, version: { increment: 1 }, changedAt: now() },
    });
    await recordAudit(tx, actor, { event: 'question_closed', subject: ['question', questionId], childId });
  });
}
