import type { OperatorActor } from '@/lib/access/actor';
import type { AppliedMatter } from '@/lib/domain/corrections';
import { refuseSameChild } from '@/lib/duplicates/suspect-child';
import { recordAudit } from '@/lib/platform/audit';
import type { Transaction } from '@/lib/platform/database';
import { putRight } from './put-right';

const wrongAge = 'С этой датой рождения ребёнку не полагается сертификат. Откажите и объясните семье почему.';

/** Puts the right value in the place of the wrong one: the operator has compared it with the original. */
export async function applyCorrection(
  tx: Transaction,
  actor: OperatorActor,
  childId: string,
  matter: AppliedMatter,
  right: string | null,
): Promise<void> {
  const after = { [matter]: right };
  const before = await putRight(tx, actor, childId, after, {
    wrongAge,
    refuseMatches: (matches) => refuseSameChild(tx, childId, matches),
  });
  await recordAudit(tx, actor, {
    event: 'child_changed',
    subject: ['child', childId],
    childId,
    details: { fields: [matter] },
    change: { before, after },
  });
}
