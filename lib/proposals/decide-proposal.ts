import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { textField } from '@/lib/domain/fields';
import { proposalStates } from '@/lib/domain/proposals';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { proposalsOf } from './reach';
import { sameHandOf } from './second-person';
import { tellMaker } from './tell-admins';

export const confirmFields = z.object({
  seen: z.literal('on', { error: 'Отметьте, что Вы посмотрели список и понимаете последствия' }),
});

export const refuseFields = z.object({
  refusal: textField({ label: { title: 'Причина отказа', accusative: 'причину отказа' }, max: 500 }),
});

/** «Подтвердить»: from here the worker goes on. The database holds the same rules: another person, of no lesser reach, in time. */
export async function confirmProposal(actor: DeskActor, proposalId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { kind, itemCount } = await requireDecidable(tx, actor, proposalId);
    await settle(tx, proposalId, { state: 'confirmed', ...decider(actor), sessionId: actor.sessionId });
    await queueJob(tx, 'run-proposal', { proposalId });
    await recordAudit(tx, actor, {
      event: 'proposal_confirmed',
      subject: ['proposal', proposalId],
      details: { kind, count: itemCount },
    });
  });
}

export async function refuseProposal(
  actor: DeskActor,
  proposalId: string,
  { refusal }: z.output<typeof refuseFields>,
): Promise<void> {
  await inTransaction(async (tx) => {
    const { kind } = await requireDecidable(tx, actor, proposalId);
    await settle(tx, proposalId, { state: 'refused', ...decider(actor), refusal });
    await tellMaker(tx, proposalId, 'refused');
    await recordAudit(tx, actor, {
      event: 'proposal_refused',
      subject: ['proposal', proposalId],
      details: { kind },
    });
  });
}

/** «Отозвать»: by whoever proposed it, as long as nobody has decided. */
export async function withdrawProposal(actor: DeskActor, proposalId: string): Promise<void> {
  requirePermission(actor, 'proposal.make');
  await inTransaction(async (tx) => {
    const own = { id: proposalId, proposedById: actor.accountId };
    const { state, kind, proposedById } = found(
      await tx.proposal.findFirst({
        where: { AND: [{ id: proposalId }, proposalsOf(actor)] },
        select: { state: true, kind: true, proposedById: true },
      }),
    );
    if (proposedById !== actor.accountId) {
      throw new Refusal('forbidden', 'Отозвать предложение может только тот, кто его сделал.');
    }
    if (state === 'withdrawn') return;
    const { count } = await tx.proposal.updateMany({
      where: { ...own, state: { in: ['prepared', 'waiting'] } },
      data: { state: 'withdrawn' },
    });
    if (count === 0) throw new Refusal('conflict', alreadySettled(state));
    await recordAudit(tx, actor, {
      event: 'proposal_withdrawn',
      subject: ['proposal', proposalId],
      details: { kind },
    });
  });
}

async function requireDecidable(tx: Transaction, actor: DeskActor, proposalId: string) {
  requirePermission(actor, 'proposal.decide');
  const proposal = found(
    await tx.proposal.findFirst({
      where: { AND: [{ id: proposalId }, proposalsOf(actor)] },
      select: {
        state: true,
        kind: true,
        itemCount: true,
        proposedById: true,
        proposedRole: true,
        expiresAt: true,
      },
    }),
  );
  if (proposal.state !== 'waiting') throw new Refusal('conflict', alreadySettled(proposal.state));
  const sameHand = (await sameHandOf(actor, tx)).get(proposal.proposedById);
  if (sameHand !== undefined) throw new Refusal('forbidden', sameHand);
  if (proposal.proposedRole === 'regional_admin' && actor.role !== 'regional_admin') {
    throw new Refusal(
      'forbidden',
      'Предложение сделал администратор региона: решает другой администратор региона.',
    );
  }
  if (proposal.expiresAt !== null && proposal.expiresAt < now()) {
    throw new Refusal(
      'conflict',
      'Срок подтверждения прошёл. Если действие ещё нужно, его предлагают заново.',
    );
  }
  return proposal;
}

type Settled = { state: 'confirmed' | 'refused' } & ReturnType<typeof decider> & {
    sessionId?: string;
    refusal?: string;
  };

async function settle(tx: Transaction, id: string, data: Settled): Promise<void> {
  const { count } = await tx.proposal.updateMany({ where: { id, state: 'waiting' }, data });
  if (count === 0) throw new Refusal('conflict');
}

function decider(actor: DeskActor) {
  return { decidedById: actor.accountId, decidedRole: actor.role, decidedAt: now() };
}

function alreadySettled(state: keyof typeof proposalStates): string {
  return `Решать уже нечего. Сейчас: «${proposalStates[state]}».`;
}
