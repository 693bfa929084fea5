import { endEverySession } from '@/lib/access/session';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { getOwnAccount } from '../password-owner';
import { holdAccount } from '../still-proven';
import { announceSecondStep } from './announce-second-step';
import { removeSecondStep } from './change-second-step';

/** `apps`: 0 when the second step was not on. */
export type ResetSecondStep = { apps: number; passkeys: number; sessions: number };

/**
 * For the operator of the server, after whoever lost the telephone has shown who they are: takes the app, the backup codes
 * and the passkeys (they may lie on the same telephone) off the account and ends its sessions. Null when nobody has the login.
 */
export async function resetSecondStep(login: string): Promise<ResetSecondStep | null> {
  const found = await database().account.findUnique({
    where: { login: login.trim().toLowerCase() },
    select: { id: true },
  });
  if (!found) return null;
  const account = await getOwnAccount(found.id);
  return inTransaction(async (tx) => {
    await holdAccount(tx, account.id);
    const removed = await takeSecondStepOff(tx, account.id);
    await announceSecondStep(tx, account, 'reset');
    await recordAudit(tx, null, {
      event: 'second_step_reset',
      subject: ['account', account.id],
      details: removed,
    });
    return removed;
  });
}

/**
 * Takes app, backup codes and passkeys off an account whose row is held, and ends its sessions and begun sign-ins. Whoever
 * does it tells the owner and the audit.
 */
export async function takeSecondStepOff(tx: Transaction, accountId: string): Promise<ResetSecondStep> {
  const apps = await removeSecondStep(tx, accountId);
  const { count: passkeys } = await tx.passkey.deleteMany({ where: { accountId } });
  await tx.pendingSignIn.deleteMany({ where: { accountId } });
  const sessions = await endEverySession(tx, accountId);
  return { apps, passkeys, sessions };
}
