import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { fullName } from '@/lib/domain/names';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { matterOf, matterShape } from './askable';
import { questionsOf } from './questions-of';
import { recordListed } from './waiting-questions';

const pageSize = 20;

/**
 * Questions of this desk that wait for no answer, the one that changed last first: before a certificate they stand at no record,
 * and whoever answered must find them again. The look is recorded by their number.
 */
export async function listSettledQuestions(actor: OperatorActor, after: string | null) {
  requirePermission(actor, 'question.read');
  const rows = await database().familyQuestion.findMany({
    where: { AND: [settledAt(actor), await earlierThan(actor, after)] },
    orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
    select: {
      id: true,
      status: true,
      changedAt: true,
      application: { select: matterShape },
    },
  });
  const shown = rows.slice(0, pageSize);
  await recordListed(actor, shown.length);
  return {
    rows: shown.map(({ application, ...row }) => ({
      ...row,
      childName: fullName(application.child.person),
      matter: matterOf(application),
    })),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

export type SettledQuestion = Awaited<ReturnType<typeof listSettledQuestions>>['rows'][number];

function settledAt(actor: OperatorActor): Prisma.FamilyQuestionWhereInput {
  return { AND: [{ status: { in: ['answered', 'closed'] } }, questionsOf(actor)] };
}

/** One that waits again meanwhile begins the list anew. */
async function earlierThan(
  actor: OperatorActor,
  after: string | null,
): Promise<Prisma.FamilyQuestionWhereInput> {
  if (after === null) return {};
  const last = await database().familyQuestion.findFirst({
    where: { AND: [{ id: after }, settledAt(actor)] },
    select: { changedAt: true },
  });
  if (!last) return {};
  const { changedAt } = last;
  return { OR: [{ changedAt: { lt: changedAt } }, { changedAt, id: { lt: after } }] };
}
