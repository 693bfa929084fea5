import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, found } from '@/lib/access/scope';
import { destructionGrounds, isBulk, readDestructionGround } from '@/lib/domain/proposals';
import { recordReasonTitle } from '@/lib/domain/record-changes';
import { statusReasonTitle } from '@/lib/domain/status-reasons';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { proposalsOf, toDecide } from './reach';
import { sameHandOf } from './second-person';

const pageSize = 20;

const lineShape = {
  id: true,
  kind: true,
  state: true,
  needsSecond: true,
  itemCount: true,
  preparedAt: true,
  submittedAt: true,
  expiresAt: true,
  decidedAt: true,
  finishedAt: true,
  proposedById: true,
  proposedRole: true,
  municipality: { select: { id: true, shortName: true } },
  proposedBy: { select: { staffName: true } },
  decidedBy: { select: { staffName: true } },
} as const satisfies Prisma.ProposalSelect;

type Line = Prisma.ProposalGetPayload<{ select: typeof lineShape }>;

function lineOf({ proposedBy, decidedBy, municipality, ...line }: Line) {
  return {
    ...line,
    municipality: municipality?.shortName ?? null,
    proposedBy: proposedBy.staffName ?? '',
    decidedBy: decidedBy?.staffName ?? null,
  };
}

export type ProposalLine = ReturnType<typeof lineOf>;

/** How many wait for this admin's decision: the count in the frame. */
export async function countToDecide(actor: DeskActor): Promise<number> {
  return database().proposal.count({ where: await openToDecide(actor) });
}

async function openToDecide(actor: DeskActor): Promise<Prisma.ProposalWhereInput> {
  const sameHand = await sameHandOf(actor);
  return { AND: [toDecide(actor, sameHand.keys()), { expiresAt: { gte: now() } }] };
}

/** What waits for this admin, what of their own waits for somebody else, and what was settled, the newest first. */
export async function listProposals(actor: DeskActor, after: string | null) {
  requirePermission(actor, 'proposal.make');
  const deciding = await openToDecide(actor);
  const waiting = await database().proposal.findMany({
    where: deciding,
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    take: 100,
    select: lineShape,
  });
  const others = await database().proposal.findMany({
    where: { AND: [proposalsOf(actor), { NOT: deciding }] },
    orderBy: [{ preparedAt: 'desc' }, { id: 'desc' }],
    ...(after === null ? {} : { cursor: { id: after }, skip: 1 }),
    take: pageSize + 1,
    select: lineShape,
  });
  const shown = others.slice(0, pageSize);
  return {
    waiting: waiting.map(lineOf),
    others: shown.map(lineOf),
    next: others.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** Everything about one proposal but its records: what, of whom, how many will change and how many are left out and why. */
export async function getProposal(actor: DeskActor, proposalId: string) {
  requirePermission(actor, 'proposal.make');
  const row = found(
    await database().proposal.findFirst({
      where: { AND: [{ id: proposalId }, proposalsOf(actor)] },
      select: {
        ...lineShape,
        filter: true,
        reason: true,
        note: true,
        refusal: true,
        failure: true,
        suspicionId: true,
        group: { select: { title: true } },
        merge: { select: { id: true } },
        fromMunicipality: { select: { id: true, shortName: true } },
        intoMunicipality: { select: { shortName: true } },
        municipalityMerge: { select: { finishedAt: true } },
        destruction: { select: { at: true } },
        child: {
          select: {
            certificates: {
              where: certificatesOf(actor),
              orderBy: { createdAt: 'desc' },
              take: 1,
              select: { id: true },
            },
          },
        },
      },
    }),
  );
  const counts = await database().proposalItem.groupBy({
    by: ['state', 'reason'],
    where: { proposalId },
    _count: true,
  });
  const { reason, group, merge, note, refusal, failure, suspicionId, filter, child, destruction, ...rest } =
    row;
  const { fromMunicipality, intoMunicipality, municipalityMerge, ...line } = rest;
  const of = (state: string) => counts.filter((count) => count.state === state);
  const own = row.proposedById === actor.accountId;
  const reaches = actor.role === 'regional_admin' || row.proposedRole === 'municipal_admin';
  const open = row.state === 'waiting' && row.expiresAt !== null && row.expiresAt >= now() && !own && reaches;
  const obstacle = open ? ((await sameHandOf(actor)).get(row.proposedById) ?? null) : null;
  const sum = (rows: readonly { _count: number }[]) => rows.reduce((total, { _count }) => total + _count, 0);
  const why = (state: string) =>
    of(state).flatMap(({ reason: left, _count }) => (left === null ? [] : [{ reason: left, count: _count }]));
  return {
    ...lineOf(line),
    municipalityId: line.municipality?.id ?? null,
    filter,
    reason: reason === null ? null : reasonTitle(reason),
    group: group?.title ?? null,
    note,
    refusal,
    failure,
    suspicionId,
    mergeId: merge?.id ?? null,
    municipalities:
      fromMunicipality && intoMunicipality
        ? {
            fromId: fromMunicipality.id,
            from: fromMunicipality.shortName,
            into: intoMunicipality.shortName,
            moved: municipalityMerge && (municipalityMerge.finishedAt !== null ? 'all' : 'part'),
          }
        : null,
    /** The record the destruction was proposed from, as far as it is in reach. */
    recordId: child?.certificates[0]?.id ?? null,
    destroyedAt: destruction?.at ?? null,
    own,
    mayDecide: open && obstacle === null,
    /** Why somebody who otherwise might does not decide: whoever proposed it is the same hand. */
    obstacle,
    left: {
      waiting: sum(of('waiting')),
      done: sum(of('done')),
      left: sum(of('left')),
      excluded: sum(of('excluded')),
    },
    why: { excluded: why('excluded'), left: why('left') },
    /** Of the same moment as the state: a page that waits for another one would otherwise miss it. */
    progress: progressOf(row, sum([...of('done'), ...of('left')])),
  };
}

function reasonTitle(key: string): string | null {
  const ground = readDestructionGround(key);
  if (ground) return destructionGrounds[ground].title;
  return recordReasonTitle('group', key) ?? statusReasonTitle(key);
}

export type ProposalPage = Awaited<ReturnType<typeof getProposal>>;

/** How far the worker has come: for the page that waits. */
export async function getProposalProgress(actor: DeskActor, proposalId: string) {
  requirePermission(actor, 'proposal.make');
  const row = found(
    await database().proposal.findFirst({
      where: { AND: [{ id: proposalId }, proposalsOf(actor)] },
      select: { state: true, kind: true, itemCount: true },
    }),
  );
  const done = await database().proposalItem.count({
    where: { proposalId, state: { in: ['done', 'left'] } },
  });
  return progressOf(row, done);
}

/** A deed that is one step as a whole has no parts to count. */
function progressOf({ state, kind, itemCount }: Pick<Line, 'state' | 'kind' | 'itemCount'>, done: number) {
  return isBulk(kind) ? { stage: state, done, of: itemCount } : { stage: state, done: 0, of: null };
}
