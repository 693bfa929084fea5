import type { FamilyActor } from '@/lib/access/actor';
import { found } from '@/lib/access/scope';
import { fullName } from '@/lib/domain/names';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { matterOf, matterShape } from './askable';
import { messageShape, shownMessages } from './messages';
import { ownQuestions } from './questions-of';

const pageSize = 20;

const rowShape = {
  id: true,
  status: true,
  createdAt: true,
  changedAt: true,
  application: { select: matterShape },
} as const satisfies Prisma.FamilyQuestionSelect;

type Row = Prisma.FamilyQuestionGetPayload<{ select: typeof rowShape }>;

function describe({ application, ...row }: Row) {
  return { ...row, childName: fullName(application.child.person), matter: matterOf(application) };
}

/** One's questions, the one written in last first. `after` is the id of the last one shown before. */
export async function listOwnQuestions(actor: FamilyActor, after: string | null) {
  const rows = await database().familyQuestion.findMany({
    where: { AND: [ownQuestions(actor), await earlierThan(actor, after)] },
    orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
    select: rowShape,
  });
  const shown = rows.slice(0, pageSize);
  return {
    rows: shown.map(describe),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

export type OwnQuestionRow = Awaited<ReturnType<typeof listOwnQuestions>>['rows'][number];

async function earlierThan(
  actor: FamilyActor,
  after: string | null,
): Promise<Prisma.FamilyQuestionWhereInput> {
  if (after === null) return {};
  const last = await database().familyQuestion.findFirst({
    where: { AND: [{ id: after }, ownQuestions(actor)] },
    select: { changedAt: true },
  });
  if (!last) return {};
  const { changedAt } = last;
  return { OR: [{ changedAt: { lt: changedAt } }, { changedAt, id: { lt: after } }] };
}

/** One question with everything both sides wrote. */
export async function getOwnQuestion(actor: FamilyActor, questionId: string) {
  const { messages, ...row } = found(
    await database().familyQuestion.findFirst({
      where: { AND: [{ id: questionId }, ownQuestions(actor)] },
      select: { ...rowShape, messages: messageShape },
    }),
  );
  const { certificate, id: applicationId } = row.application;
  return {
    ...describe(row),
    applicationId,
    /** Where the family came from. */
    recordHref: certificate
      ? `/cabinet/certificates/${certificate.id}`
      : `/cabinet/applications/${applicationId}`,
    messages: shownMessages(messages),
  };
}
