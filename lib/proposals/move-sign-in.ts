import { endBegunSignIns } from '@/lib/accounts/end-begun-sign-ins';
import { holdAccount } from '@/lib/accounts/still-proven';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import type { Pair } from './merge-pair';

/**
 * The child's own sign-in at the merged record opens the kept one, where that has none; else it opens nothing any more, for
 * the child has another. Whoever is in comes in anew. Null: there was no sign-in.
 */
export async function moveSignIn(
  tx: Transaction,
  { keptId, mergedId }: Pair,
): Promise<'moved' | 'closed' | null> {
  const account = await tx.account.findUnique({ where: { personId: mergedId }, select: { id: true } });
  if (!account) return null;
  await holdAccount(tx, account.id);
  await endBegunSignIns(tx, account.id);
  const own = await tx.account.count({ where: { personId: keptId } });
  if (own > 0) {
    await tx.account.update({ where: { id: account.id }, data: { blockedAt: now() } });
    return 'closed';
  }
  await tx.account.update({ where: { id: account.id }, data: { personId: keptId } });
  await moveEmail(tx, { keptId, mergedId });
  return 'moved';
}

/** A forgotten password is recovered by it. */
async function moveEmail(tx: Transaction, { keptId, mergedId }: Pair): Promise<void> {
  const { email, emailConfirmedAt } = await tx.person.findUniqueOrThrow({
    where: { id: mergedId },
    select: { email: true, emailConfirmedAt: true },
  });
  await tx.person.updateMany({ where: { id: keptId, email: null }, data: { email, emailConfirmedAt } });
}
