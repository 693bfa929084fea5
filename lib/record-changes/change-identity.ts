import type { AppliedMatter } from '@/lib/domain/corrections';
import { refuseSameChild } from '@/lib/duplicates/suspect-child';
import { recordAudit, type AuditAuthor } from '@/lib/platform/audit';
import type { Transaction } from '@/lib/platform/database';
import { putRight, type RightValues } from './put-right';

const wrongAge = 'С этой датой рождения ребёнку не полагается сертификат. Откажите и объясните семье почему.';

/**
 * Right values in the place of the wrong or former ones, compared with the original by who decides. What stood there and
 * what stands there now is sealed beside the entry.
 */
export async function changeIdentity(
  tx: Transaction,
  author: AuditAuthor,
  childId: string,
  right: RightValues,
  event: 'child_changed' | 'child_renamed' = 'child_changed',
): Promise<void> {
  const before = await putRight(tx, author, childId, right, {
    wrongAge,
    refuseMatches: (matches) => refuseSameChild(tx, childId, matches),
  });
  await recordAudit(tx, author, {
    event,
    subject: ['child', childId],
    childId,
    details: { fields: Object.keys(right) },
    change: { before, after: right },
  });
}

/** One value of a correction that an operator has accepted. */
export async function applyCorrection(
  tx: Transaction,
  author: AuditAuthor,
  childId: string,
  matter: AppliedMatter,
  right: string | null,
): Promise<void> {
  await changeIdentity(tx, author, childId, { [matter]: right });
}
