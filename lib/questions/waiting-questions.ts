import type { OperatorActor } from '@/lib/access/actor';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { fullName } from '@/lib/domain/names';
import { recordAlone } from '@/lib/platform/audit';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { matterOf, matterShape } from './askable';
import { questionsIn, questionsOf, waitingAt } from './questions-of';

const pageSize = 20;

type Where = Prisma.FamilyQuestionWhereInput;

/** Questions that wait at this desk, the longest waiting first. The look is recorded by their number. */
export async function listWaitingQuestions(actor: OperatorActor, after: string | null) {
  requirePermission(actor, 'question.answer');
  const where = await waitingWhere(actor);
  return listed(actor, await readWaiting(where, await placeOf(where, after), pageSize));
}

/** Where a question stands in the list. */
export type Place = { id: string; since: Date };

/** The same for whoever prints them and records it: `size` of them after a place. */
export async function readWaitingQuestions(actor: OperatorActor, after: Place | null, size: number) {
  requirePermission(actor, 'question.answer');
  return readWaiting(await waitingWhere(actor), after, size);
}

/** Counts what `readWaitingQuestions` reads. */
export async function countWaitingQuestions(actor: OperatorActor): Promise<number> {
  requirePermission(actor, 'question.answer');
  return (await waitingAt(actor)).length;
}

/** Every question of a municipality that waits, for its admins: who leaves families waiting, and how long. */
export async function listMunicipalQuestions(actor: DeskActor, municipalityId: string, after: string | null) {
  requirePermission(actor, 'question.read');
  const where: Where = { AND: [{ status: 'waiting' }, questionsOf(actor), questionsIn(municipalityId)] };
  return listed(actor, await readWaiting(where, await placeOf(where, after), pageSize));
}

/** One that is answered meanwhile waits no more. */
async function waitingWhere(actor: OperatorActor): Promise<Where> {
  return { AND: [{ status: 'waiting', id: { in: await waitingAt(actor) } }, questionsOf(actor)] };
}

async function readWaiting(where: Where, after: Place | null, size: number) {
  const rows = await database().familyQuestion.findMany({
    where: { AND: [where, after ? laterThan(after) : {}] },
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

/** One that was answered meanwhile has none: the list begins anew. */
async function placeOf(where: Where, id: string | null): Promise<Place | null> {
  if (id === null) return null;
  const row = await database().familyQuestion.findFirst({
    where: { AND: [{ id }, where] },
    select: { waitingSince: true },
  });
  return row?.waitingSince ? { id, since: row.waitingSince } : null;
}

function laterThan({ id, since }: Place): Where {
  return { OR: [{ waitingSince: { gt: since } }, { waitingSince: since, id: { gt: id } }] };
}

async function listed(actor: OperatorActor | DeskActor, page: Page): Promise<Page> {
  await recordListed(actor, page.rows.length);
  return page;
}

/** That so many questions were looked at in a list, without their words. */
export function recordListed(actor: OperatorActor | DeskActor, count: number): Promise<void> {
  return recordAlone(actor, {
    event: 'questions_listed',
    subject: ['account', actor.accountId],
    details: { count },
  });
}
