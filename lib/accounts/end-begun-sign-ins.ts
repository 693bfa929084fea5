import { endEverySession } from '@/lib/access/session';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';

/** Ends the sessions of an account, sign-ins that stand half done and links of recovery letters. Returns how many sessions there were. */
export async function endBegunSignIns(tx: Transaction, accountId: string): Promise<number> {
  await tx.pendingSignIn.deleteMany({ where: { accountId } });
  await tx.passwordRecovery.updateMany({
    where: { accountId, usedAt: null, voidedAt: null },
    data: { voidedAt: now() },
  });
  return endEverySession(tx, accountId);
}
