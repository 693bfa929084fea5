import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import type { Pair } from './merge-pair';

/**
 * What was asked about the merged record by the child itself or by whoever will see the kept one is asked about that one. To be
 * called before the ties to the merged record end: with them what is left there is closed. Where nothing can be asked about the
 * kept record, the child's own questions are closed, too.
 */
export async function moveQuestions(tx: Transaction, { keptId, mergedId }: Pair): Promise<void> {
  const kept = await tx.application.findFirst({
    where: {
      childId: keptId,
      OR: [{ certificate: { isNot: null } }, { status: { in: ['awaiting_confirmation', 'confirmed'] } }],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  if (!kept) {
    await tx.familyQuestion.updateMany({
      where: { askedById: mergedId, status: { not: 'closed' } },
      data: { status: 'closed', waitingSince: null, changedAt: now(), version: { increment: 1 } },
    });
    return;
  }
  await tx.familyQuestion.updateMany({
    where: { askedById: mergedId, application: { childId: mergedId } },
    data: { askedById: keptId, applicationId: kept.id },
  });
  await tx.familyQuestion.updateMany({
    where: {
      application: { childId: mergedId },
      askedBy: {
        guardianOf: {
          some: {
            endedAt: null,
            OR: [{ childId: keptId }, { childId: mergedId, provenAt: { not: null } }],
          },
        },
      },
    },
    data: { applicationId: kept.id },
  });
}
