import type { DeskActor } from '@/lib/access/municipality';
import { Refusal } from '@/lib/domain/refusal';
import { closeApplication } from '@/lib/endings/close-application';
import { terminateCertificate } from '@/lib/endings/terminate-certificate';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { tellStatus } from '@/lib/record-changes/tell-family';
import type { Deed } from './carry-out';
import { findMergeObstacle, loadPair } from './merge-pair';
import { moveNumbers } from './move-numbers';
import { movePlace } from './move-place';
import { moveQuestions } from './move-questions';
import { moveRequests } from './move-requests';
import { moveSignIn } from './move-sign-in';
import { moveTies } from './move-ties';

/**
 * Two records of one child become one. No history is rewritten: the merged record keeps its certificate, papers and deeds and
 * can be looked at, but what was open in it ends, and by its numbers and its sign-in nobody is led to it any more: they go
 * over to the kept one, as do guardians who were seen with originals.
 */
export async function mergeChildren(tx: Transaction, actor: DeskActor, deed: Deed): Promise<void> {
  if (deed.suspicionId === null || deed.keptChildId === null) throw new Refusal('conflict');
  const { keptId, mergedId } = await loadPair(tx, deed.suspicionId, deed.keptChildId);
  for (const childId of [keptId, mergedId].toSorted()) await lockRow(tx, 'child', childId);
  const obstacle = await findMergeObstacle(tx, { keptId, mergedId });
  if (obstacle !== null) throw new Refusal('conflict', obstacle);
  await endCertificate(tx, actor, mergedId);
  await moveQuestions(tx, { keptId, mergedId });
  await endApplications(tx, actor, mergedId);
  await moveTies(tx, actor, { keptId, mergedId });
  await moveRequests(tx, actor, { keptId, mergedId });
  await moveNumbers(tx, actor, { keptId, mergedId });
  await movePlace(tx, actor, { keptId, mergedId });
  // What the family was told stays with whoever may see the kept record.
  await tx.letter.updateMany({ where: { childId: mergedId }, data: { childId: keptId } });
  const signIn = await moveSignIn(tx, { keptId, mergedId });
  await tx.childMerge.create({
    data: {
      suspicionId: deed.suspicionId,
      keptId,
      mergedId,
      proposalId: deed.id,
      byAccountId: actor.accountId,
      at: now(),
    },
  });
  for (const childId of [keptId, mergedId]) {
    await recordAudit(tx, actor, {
      event: 'children_merged',
      subject: ['duplicate_suspicion', deed.suspicionId],
      childId,
      details: {
        kept: childId === keptId,
        proposalId: deed.id,
        ...(signIn === null ? {} : { signIn }),
      },
    });
  }
}

async function endCertificate(tx: Transaction, actor: DeskActor, childId: string): Promise<void> {
  const live = await tx.certificate.findFirst({
    where: { childId, status: { in: ['not_activated', 'returned', 'active', 'suspended'] } },
    select: { id: true, childId: true, status: true },
  });
  if (!live) return;
  await lockRow(tx, 'certificate', live.id);
  await terminateCertificate(tx, actor, live, 'terminate', 'mistake_or_duplicate');
  await tellStatus(tx, actor, live.id, 'terminate', 'mistake_or_duplicate');
}

async function endApplications(tx: Transaction, actor: DeskActor, childId: string): Promise<void> {
  const open = await tx.application.findMany({
    where: { childId, status: { in: ['awaiting_confirmation', 'confirmed'] } },
    select: { id: true },
  });
  for (const { id } of open) {
    await closeApplication(tx, id, 'cancelled');
    await recordAudit(tx, actor, {
      event: 'application_cancelled',
      subject: ['application', id],
      childId,
      details: { ground: 'merged' },
    });
  }
}
