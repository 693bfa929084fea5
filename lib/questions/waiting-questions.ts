import type { OperatorActor } from '@/lib/access/actor';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { fullName } from '@/lib/domain/names';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { matterOf, matterShape } from './askable';
import { questionsIn, questionsOf, waitingAt } from './questions-of';

const pageSize = 20;

type Where = Prisma.FamilyQuestionWhereInput;

/** Questions that wait at this desk, the longest waiting first. The look is recorded by their number. */
export async function listWaitingQuestions(actor: OperatorActor, after: string | null) {
  return listed(actor, await readWaitingQuestions(actor, after, pageSize));
}

/** The same for whoever shows or prints them and records it: `size` of them after the one with the id `after`. */
export async function readWaitingQuestions(actor: OperatorActor, after: string | null, size: number) {
  requirePermission(actor, 'question.answer');
  return readWaiting(await waitingAt(actor), after, size);
}

/** Counts what `readWaitingQuestions` reads. */
export async function countWaitingQuestions(actor: OperatorActor): Promise<number> {
  requirePermission(actor, 'question.answer');
  return database().familyQuestion.count({ where: await waitingAt(actor) });
}

/** Every question of a municipality that waits, for its admins: who leaves families waiting, and how long. */
export async function listMunicipalQuestions(actor: DeskActor, municipalityId: string, after: string | null) {
  requirePermission(actor, 'question.read');
  const where: Where = { AND: [{ status: 'waiting' }, questionsOf(actor), questionsIn(municipalityId)] };
  return listed(actor, await readWaiting(where, after, pageSize));
}

async function readWaiting(where: Where, after: string | null, size: number) {
  const rows = await database().familyQuestion.findMany({
    where: { AND: [where, await laterThan(where, after)] },
    orderBy: [{ waitingSince: 'asc' }, { id: 'asc' }],
    take: size + 1,
    select: {
      id: true,
      waitingSince: true,
      createdAt: true,
      application: {
        select: {
          ...matterShape,
          childId: true,
          certificate: {
            select: { id: true, number: true, chosenInstitution: { select: { shortName: true } } },
          },
        },
      },
    },
  });
  const shown = rows.slice(0, size);
  return {
    rows: shown.map(({ id, waitingSince, createdAt, application }) => ({
      id,
      childId: application.childId,
      childName: fullName(application.child.person),
      matter: matterOf(application),
      since: waitingSince ?? createdAt,
      chosen: application.certificate?.chosenInstitution?.shortName ?? null,
    })),
    next: rows.length > size ? (shown.at(-1)?.id ?? null) : null,
  };
}

type Page = Awaited<ReturnType<typeof readWaiting>>;
export type WaitingQuestion = Page['rows'][number];

/** One that was answered meanwhile begins the list anew. */
async function laterThan(where: Where, after: string | null): Promise<Where> {
  if (after === null) return {};
  const last = await database().familyQuestion.findFirst({
    where: { AND: [{ id: after }, where] },
    select: { waitingSince: true },
  });
  if (!last) return {};
  const { waitingSince } = last;
  return { OR: [{ waitingSince: { gt: waitingSince ?? undefined } }, { waitingSince, id: { gt: after } }] };
}

async function listed(actor: OperatorActor | DeskActor, page: Page): Promise<Page> {
  await inTransaction((tx) =>
    recordAudit(tx, actor, {
      event: 'questions_listed',
      subject: ['account', actor.accountId],
      details: { count: page.rows.length },
    }),
  );
  return page;
}
