import type { OperatorActor } from '@/lib/access/actor';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, found } from '@/lib/access/scope';
import { fullName } from '@/lib/domain/names';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
import { matterOf, matterShape } from './askable';
import { messageShape, shownMessages } from './messages';
import { questionsIn, questionsOf } from './questions-of';

/** One question with everything both sides wrote, for staff; the look is recorded. */
export async function openQuestion(
  actor: OperatorActor | DeskActor,
  questionId: string,
  municipalityId: string | null = null,
) {
  requirePermission(actor, 'question.read');
  const row = await inTransaction(async (tx) => {
    const question = found(
      await tx.familyQuestion.findFirst({
        where: {
          AND: [
            { id: questionId },
            questionsOf(actor),
            municipalityId === null ? {} : questionsIn(municipalityId),
          ],
        },
        select: {
          id: true,
          status: true,
          version: true,
          askedBy: { select: { surname: true, givenName: true, patronymic: true } },
          application: { select: { ...matterShape, childId: true } },
          messages: messageShape,
        },
      }),
    );
    await recordAudit(tx, actor, {
      event: 'question_viewed',
      subject: ['question', questionId],
      childId: question.application.childId,
    });
    return question;
  });
  const { application } = row;
  return {
    id: row.id,
    status: row.status,
    version: row.version,
    askedBy: fullName(row.askedBy),
    childName: fullName(application.child.person),
    matter: matterOf(application),
    certificateId: application.certificate?.id ?? null,
    messages: shownMessages(row.messages),
  };
}

export type OpenedQuestion = Awaited<ReturnType<typeof openQuestion>>;

const listedAtOnce = 20;

/** The questions about the child of a record that is open before the operator, the latest first, without their words. */
export async function listQuestionsOfRecord(actor: OperatorActor, certificateId: string) {
  requirePermission(actor, 'question.read');
  const { childId } = found(
    await database().certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: { childId: true },
    }),
  );
  return database().familyQuestion.findMany({
    where: { AND: [{ application: { childId } }, questionsOf(actor)] },
    orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
    take: listedAtOnce,
    select: { id: true, status: true, createdAt: true },
  });
}

export type RecordQuestion = Awaited<ReturnType<typeof listQuestionsOfRecord>>[number];
