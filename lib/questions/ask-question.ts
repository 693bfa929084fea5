import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { applicationsOf, found } from '@/lib/access/scope';
import { mostWaitingQuestions } from '@/lib/domain/family-questions';
import { recordField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { askable } from './askable';
import { messageField } from './message-field';
import { isSaid } from './messages';
import { tellDesk } from './tell-desk';
import { writeMessage } from './write-message';
import { countMessage } from './writing-limit';

export const askQuestionFields = z.object({
  applicationId: recordField('Выберите, о ком вопрос'),
  text: messageField('Напишите вопрос'),
});

type Asked = z.output<typeof askQuestionFields>;

/** «Задать вопрос»: puts it before the desks. Returns its id; sent twice it is asked once. */
export async function askQuestion(actor: FamilyActor, { applicationId, text }: Asked): Promise<string> {
  requirePermission(actor, 'question.ask');
  await countMessage(actor);
  return inTransaction(async (tx) => {
    const { childId } = await holdApplication(tx, actor, applicationId);
    const asked = await findAsked(tx, actor, applicationId, text);
    if (asked !== null) return asked;
    await requireRoom(tx, actor, childId);
    const id = randomUUID();
    await tx.familyQuestion.create({
      data: {
        id,
        applicationId,
        askedById: actor.personId,
        createdAt: now(),
        changedAt: now(),
        waitingSince: now(),
      },
    });
    await writeMessage(tx, actor, { id, before: 0 }, text);
    await recordAudit(tx, actor, { event: 'question_asked', subject: ['question', id], childId });
    await tellDesk(tx, id);
    return id;
  });
}

/** Looked at once more when the child is held: the tie may have ended while one waited. */
async function holdApplication(tx: Transaction, actor: FamilyActor, applicationId: string) {
  const where = { AND: [{ id: applicationId }, applicationsOf(actor), askable] };
  const { childId } = found(await tx.application.findFirst({ where, select: { childId: true } }));
  await lockRow(tx, 'child', childId);
  return found(await tx.application.findFirst({ where, select: { childId: true } }));
}

/** The id of a question that waits with these very words, or null. */
async function findAsked(
  tx: Transaction,
  actor: FamilyActor,
  applicationId: string,
  text: string,
): Promise<string | null> {
  const waiting = await tx.familyQuestion.findMany({
    where: { askedById: actor.personId, applicationId, status: 'waiting' },
    select: {
      id: true,
      messages: {
        orderBy: { position: 'desc' },
        take: 1,
        select: { id: true, writtenById: true, textSealed: true },
      },
    },
  });
  return waiting.find(({ messages: [last] }) => isSaid(last ?? null, actor, text))?.id ?? null;
}

async function requireRoom(tx: Transaction, actor: FamilyActor, childId: string): Promise<void> {
  const waiting = await tx.familyQuestion.count({
    where: { askedById: actor.personId, application: { childId }, status: 'waiting' },
  });
  if (waiting < mostWaitingQuestions) return;
  throw new Refusal(
    'conflict',
    `Ответа уже ждут ${mostWaitingQuestions} Ваших вопроса${actor.role === 'child' ? '' : ' об этом ребёнке'}. Допишите в одном из них или отметьте решённый.`,
  );
}
