import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { tellMaker } from './tell-admins';

/** What was looked at and never sent on is of no use the next day. */
const preparedHours = 24;

/** Proposals nobody decided in time end; previews nobody sent on are removed. */
export async function expireProposals(): Promise<void> {
  const due = await database().proposal.findMany({
    where: { state: 'waiting', expiresAt: { lt: now() } },
    select: { id: true, kind: true },
  });
  for (const { id, kind } of due) {
    await inTransaction(async (tx) => {
      const { count } = await tx.proposal.updateMany({
        where: { id, state: 'waiting', expiresAt: { lt: now() } },
        data: { state: 'expired' },
      });
      if (count === 0) return;
      await tellMaker(tx, id, 'expired');
      await recordAudit(tx, null, {
        event: 'proposal_expired',
        subject: ['proposal', id],
        details: { kind },
      });
    });
  }
  const before = new Date(now().getTime() - preparedHours * 3_600_000);
  await database().proposal.deleteMany({ where: { state: 'prepared', preparedAt: { lt: before } } });
}
