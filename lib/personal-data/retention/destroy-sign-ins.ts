import type { Transaction } from '@/lib/platform/database';
import type { DueAt } from './due';
import { signInTraces } from './due-sign-ins';

/** What of this account's sign-ins is past its term. Returns how many rows went. */
export async function destroySignInTraces(tx: Transaction, accountId: string, at: DueAt): Promise<number> {
  let count = 0;
  for (const { table, isDue } of signInTraces) {
    count += await tx.$executeRaw`
      DELETE FROM ${table} t WHERE t.account_id = ${accountId}::uuid AND ${isDue(at)}`;
  }
  return count;
}

/**
 * Everything that opens the account or shows when it was opened. With the sessions go the keys being added in them; what
 * a staff member printed for others stays with those others.
 */
export async function destroySignIns(tx: Transaction, accountId: string): Promise<void> {
  const own = { where: { accountId } };
  // Before the slips: a session points to the one that opened it.
  await tx.session.deleteMany(own);
  await tx.loginSlip.deleteMany(own);
  await tx.passwordRecovery.deleteMany(own);
  await tx.pendingSignIn.deleteMany(own);
  await tx.passkey.deleteMany(own);
  await tx.backupCode.deleteMany(own);
  await tx.secondFactor.deleteMany(own);
  await tx.providerLink.deleteMany(own);
  await tx.providerTrip.deleteMany(own);
  await tx.providerOffer.deleteMany(own);
}
