import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { hasLiveJob } from '@/lib/platform/live-jobs';
import { log } from '@/lib/platform/log';

/** The operator ticked what lay on the desk: the day after, the papers are gone and the children are to be ticked anew. */
const patience = 86_400_000;

/**
 * Classes that are being activated and that no job is at: the queue has given theirs up. For a day they are taken up anew,
 * then they end; who was activated stays so, and of the others the run says that the portal failed.
 */
export async function reviveGroupRuns(): Promise<void> {
  const open = await database().groupActivation.findMany({
    where: { finishedAt: null },
    select: { id: true, accountId: true, startedAt: true },
  });
  for (const run of open) await inTransaction((tx) => revive(tx, run));
}

type OpenRun = { id: string; accountId: string; startedAt: Date };

async function revive(tx: Transaction, { id: runId, accountId, startedAt }: OpenRun): Promise<void> {
  if (await hasLiveJob(tx, 'activate-group', { runId })) return;
  if (now().getTime() - startedAt.getTime() < patience) return queueJob(tx, 'activate-group', { runId });
  const { count } = await tx.groupActivation.updateMany({
    where: { id: runId, finishedAt: null },
    data: { finishedAt: now() },
  });
  if (count === 0) return;
  const { count: left } = await tx.groupActivationItem.updateMany({
    where: { runId, state: 'waiting' },
    data: { state: 'left', reason: 'portal_fault', doneAt: now() },
  });
  log().error({ event: 'work_given_up', job: 'activate-group', record: runId });
  await recordAudit(tx, null, {
    event: 'group_activation_given_up',
    subject: ['account', accountId],
    details: { runId, left },
  });
}
