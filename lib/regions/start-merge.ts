import { Refusal } from '@/lib/domain/refusal';
import { recordAudit, recordAudits, type AuditAuthor } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { lockName } from '@/lib/platform/locks';

type Merge = {
  /** Of the proposal that a second person has confirmed; whoever calls has made sure of it in the same transaction. */
  proposalId: string;
  fromId: string;
  intoId: string;
};

/**
 * Makes `fromId` a part of `intoId`: institutions and groups at once, children and certificates by the worker. Numbers stay.
 * Whoever was admin of the former municipality is no longer, and whoever was invited to be one is not. Carried out twice for
 * one proposal it is done once.
 */
export async function startMerge(
  tx: Transaction,
  author: AuditAuthor,
  { proposalId, fromId, intoId }: Merge,
): Promise<void> {
  await lockName(tx, 'municipalities');
  if (await tx.municipalityMerge.findUnique({ where: { proposalId }, select: { id: true } })) return;
  await requireMergeable(tx, fromId, intoId);
  // Before the municipality's row is held: whoever takes an invitation up holds its row first.
  const withdrawn = await tx.staffInvitation.updateManyAndReturn({
    where: { municipalityId: fromId, acceptedAt: null, withdrawnAt: null },
    data: { withdrawnAt: now() },
    select: { id: true, role: true },
  });
  await tx.municipality.update({ where: { id: fromId }, data: { mergedIntoId: intoId, mergedAt: now() } });
  // What belongs to the former municipality, and only that, follows it: the rule of the database looks at mergedIntoId.
  await tx.institution.updateMany({ where: { municipalityId: fromId }, data: { municipalityId: intoId } });
  await tx.certificateGroup.updateMany({
    where: { municipalityId: fromId },
    data: { municipalityId: intoId },
  });
  // Lists on their way are written down where their schools are now.
  await tx.tableImport.updateMany({ where: { municipalityId: fromId }, data: { municipalityId: intoId } });
  await tx.session.updateMany({
    where: { grant: { municipalityId: fromId }, endedAt: null },
    data: { endedAt: now() },
  });
  await tx.accountGrant.updateMany({
    where: { municipalityId: fromId, endedAt: null },
    data: { endedAt: now() },
  });
  const { id: mergeId } = await tx.municipalityMerge.create({
    data: { fromId, intoId, proposalId, startedAt: now() },
    select: { id: true },
  });
  await recordAudit(tx, author, {
    event: 'municipalities_merged',
    subject: ['municipality', fromId],
    details: { into: intoId, proposal: proposalId },
  });
  await recordAudits(
    tx,
    author,
    withdrawn.map(({ id, role }) => ({
      event: 'staff_invitation_withdrawn' as const,
      subject: ['staff_invitation', id] as const,
      details: { role, municipalities: [fromId] },
    })),
  );
  await queueJob(tx, 'merge-municipalities', { mergeId });
}

/** Refuses two that cannot become one now. */
export async function requireMergeable(tx: Transaction, fromId: string, intoId: string): Promise<void> {
  const open = await tx.municipality.count({ where: { id: { in: [fromId, intoId] }, mergedIntoId: null } });
  const filling = await tx.municipalityMerge.count({ where: { intoId: fromId, finishedAt: null } });
  if (fromId === intoId || open !== 2 || filling > 0) {
    throw new Refusal(
      'conflict',
      'Объединить эти муниципалитеты сейчас нельзя: один из них уже вошёл в состав другого или ещё принимает записи.',
    );
  }
}
