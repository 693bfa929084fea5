import { isBulk } from '@/lib/domain/proposals';
import { nextRevival } from '@/lib/domain/revivals';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { queueJob } from '@/lib/platform/jobs';
import { hasLiveJob } from '@/lib/platform/live-jobs';
import { log } from '@/lib/platform/log';

const shape = {
  id: true,
  kind: true,
  revivals: true,
  revivedAtCount: true,
  merge: { select: { id: true } },
  municipalityMerge: { select: { id: true } },
  destruction: { select: { id: true } },
} as const satisfies Prisma.ProposalSelect;

type Running = Prisma.ProposalGetPayload<{ select: typeof shape }>;

/**
 * Deeds that were confirmed and that no job is at: the queue has given theirs up. They are taken up anew, and end when that
 * was done several times and nothing came of it; what was done stays done, and the rest may be proposed again.
 */
export async function reviveProposals(): Promise<void> {
  const running = await database().proposal.findMany({ where: { state: 'confirmed' }, select: shape });
  for (const proposal of running) await inTransaction((tx) => revive(tx, proposal));
}

async function revive(tx: Transaction, proposal: Running): Promise<void> {
  const { id, revivals } = proposal;
  if (await hasLiveJob(tx, 'run-proposal', { proposalId: id })) return;
  const settled = await tx.proposalItem.count({
    where: { proposalId: id, state: { in: ['done', 'left'] } },
  });
  const next = nextRevival(proposal, settled);
  if (next === null) return giveUp(tx, proposal);
  const { count } = await tx.proposal.updateMany({
    where: { id, state: 'confirmed', revivals },
    data: next,
  });
  if (count > 0) await queueJob(tx, 'run-proposal', { proposalId: id });
}

async function giveUp(tx: Transaction, proposal: Running): Promise<void> {
  const { id, kind } = proposal;
  const { count: left } = await tx.proposalItem.updateMany({
    where: { proposalId: id, state: 'waiting' },
    data: { state: 'left', reason: 'portal_fault', doneAt: now() },
  });
  // A deed as a whole may be done, and only its end was not written down.
  const done = proposal.merge ?? proposal.municipalityMerge ?? proposal.destruction;
  const failure = isBulk(kind) ? partUndone : wholeUndone;
  const { count } = await tx.proposal.updateMany({
    where: { id, state: 'confirmed' },
    data: { state: 'done', finishedAt: now(), failure: done ? null : failure },
  });
  if (count === 0) return;
  log().error({ event: 'work_given_up', job: 'run-proposal', record: id });
  await recordAudit(tx, null, {
    event: 'proposal_given_up',
    subject: ['proposal', id],
    details: { kind, left },
  });
}

const partUndone =
  'Портал несколько раз начинал это действие и не смог его закончить. Сделанное сохранено, остальное можно предложить снова.';
const wholeUndone =
  'Портал несколько раз начинал это действие и не смог его выполнить. Ничего не изменилось, его можно предложить снова.';
