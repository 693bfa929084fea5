import { endEverySession } from '@/lib/access/session';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
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
    const apps = await removeSecondStep(tx, account.id);
    const { count: passkeys } = await tx.passkey.deleteMany({ where: { accountId: account.id } });
    await tx.pendingSignIn.deleteMany({ where: { accountId: account.id } });
    const sessions = await endEverySession(tx, account.id);
    await announceSecondStep(tx, account, 'reset');
    await recordAudit(tx, null, {
      event: 'second_step_reset',
      subject: ['account', account.id],
      details: { apps, passkeys, sessions },
    });
    return { apps, passkeys, sessions };
  });
}
