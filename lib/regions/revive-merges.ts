import { database, inTransaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { hasLiveJob } from '@/lib/platform/live-jobs';

/** A municipality half gone into another is brought to its end, however often the queue has given that up. */
export async function reviveMerges(): Promise<void> {
  const open = await database().municipalityMerge.findMany({
    where: { finishedAt: null },
    select: { id: true },
  });
  for (const { id: mergeId } of open) {
    await inTransaction(async (tx) => {
      if (await hasLiveJob(tx, 'merge-municipalities', { mergeId })) return;
      await queueJob(tx, 'merge-municipalities', { mergeId });
    });
  }
}
