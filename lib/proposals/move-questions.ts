import type { Transaction } from '@/lib/platform/database';
import type { Pair } from './merge-pair';

/**
 * What families asked about the merged record they go on asking about the kept one. To be called before the ties to the merged
 * record end: with its tie a question that has no other record is closed.
 */
export async function moveQuestions(tx: Transaction, { keptId, mergedId }: Pair): Promise<void> {
  const kept = await tx.application.findFirst({
    where: {
      childId: keptId,
      OR: [
        { certificate: { isNot: null } },
        { status: { in: ['awaiting_confirmation', 'confirmed'] } },
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  if (!kept) return;
  await tx.familyQuestion.updateMany({
    where: { application: { childId: mergedId } },
    data: { applicationId: kept.id },
  });
}
