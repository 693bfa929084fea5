import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { optionalText } from '@/lib/domain/fields';
import { isBulk, waitingDays } from '@/lib/domain/proposals';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { proposalsOf } from './reach';
import { tellDeciders } from './tell-admins';

export const submitFields = z.object({ note: optionalText({ max: 500 }) });

type SubmitInput = z.output<typeof submitFields>;

/**
 * Sends on what was looked at: a few reversible steps begin at once, everything else waits for a second person and until
 * then changes nothing. Sent twice it is sent once.
 */
export async function submitProposal(
  actor: DeskActor,
  proposalId: string,
  input: SubmitInput,
): Promise<void> {
  await inTransaction((tx) => submitWithin(tx, actor, proposalId, input));
}

export async function submitWithin(
  tx: Transaction,
  actor: DeskActor,
  proposalId: string,
  { note }: SubmitInput,
): Promise<void> {
  requirePermission(actor, 'proposal.make');
  const proposal = found(
    await tx.proposal.findFirst({
      where: { AND: [{ id: proposalId }, proposalsOf(actor)] },
      select: { state: true, kind: true, needsSecond: true, itemCount: true, proposedById: true },
    }),
  );
  if (proposal.proposedById !== actor.accountId) {
    throw new Refusal('forbidden', 'Отправить предложение может только тот, кто его подготовил.');
  }
  if (proposal.state !== 'prepared') return;
  if (isBulk(proposal.kind) && proposal.itemCount === 0) {
    throw new Refusal(
      'conflict',
      'Выполнять нечего: все записи исключены. Вернитесь к реестру и выберите другие.',
    );
  }
  if (proposal.needsSecond && note === null) {
    throw new Refusal(
      'invalid',
      'Напишите, зачем это нужно: второй человек решает по Вашему пояснению',
      'note',
    );
  }
  const submittedAt = now();
  const data = proposal.needsSecond
    ? { state: 'waiting' as const, note, submittedAt, expiresAt: afterDays(submittedAt) }
    : { state: 'confirmed' as const, sessionId: actor.sessionId };
  const { count } = await tx.proposal.updateMany({ where: { id: proposalId, state: 'prepared' }, data });
  if (count === 0) return;
  if (proposal.needsSecond) await tellDeciders(tx, proposalId);
  else await queueJob(tx, 'run-proposal', { proposalId });
  await recordAudit(tx, actor, {
    event: proposal.needsSecond ? 'proposal_made' : 'proposal_started',
    subject: ['proposal', proposalId],
    details: { kind: proposal.kind, count: proposal.itemCount },
  });
}

function afterDays(instant: Date): Date {
  return new Date(instant.getTime() + waitingDays * 86_400_000);
}
