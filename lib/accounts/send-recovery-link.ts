import { randomBytes } from 'node:crypto';
import { recoveryLinkEnd } from '@/lib/domain/recovery-link';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { getOwnAccount, knownAddress } from './password-owner';
import { recoveryTokenHash } from './recovery-token';
import type { RecoveryRequest } from './request-recovery';

const keptForDays = 7;

/**
 * The worker's part: finds the account, and if the address is the one known of it, makes a link that voids the earlier
 * ones and queues its letter. What does not fit is forgotten without a trace. A repeated job finds nothing left to do.
 */
export async function sendRecoveryLink({ recoveryId }: { recoveryId: string }): Promise<void> {
  await forgetOld();
  const wish = await database().passwordRecovery.findUnique({
    where: { id: recoveryId },
    select: { requestSealed: true },
  });
  if (!wish?.requestSealed) return;
  const request = JSON.parse(
    unsealText(`password_recovery.request:${recoveryId}`, wish.requestSealed),
  ) as RecoveryRequest;
  const found = await findAccount(request);
  if (!found) {
    await database().passwordRecovery.deleteMany({ where: { id: recoveryId, requestSealed: { not: null } } });
    return;
  }
  const { account, email } = found;
  const madeAt = now();
  const token = randomBytes(32).toString('base64url');
  await inTransaction(async (tx) => {
    await tx.passwordRecovery.updateMany({
      where: { accountId: account.id, usedAt: null, voidedAt: null },
      data: { voidedAt: madeAt },
    });
    const { count } = await tx.passwordRecovery.updateMany({
      where: { id: recoveryId, requestSealed: { not: null } },
      data: {
        requestSealed: null,
        accountId: account.id,
        tokenHash: recoveryTokenHash(token),
        linkMadeAt: madeAt,
      },
    });
    if (count === 0) throw new Error('The wish for a new password was met by another worker');
    // Shown in no cabinet: whoever asks cannot open theirs.
    const to = { personId: account.personId, accountId: null, email };
    const link = new URL(`/recover/${token}`, environment().APP_URL).href;
    await queueLetter(tx, to, 'password_recovery', { link }, { until: recoveryLinkEnd(madeAt) });
    await recordAudit(tx, null, { event: 'recovery_link_sent', subject: ['account', account.id] });
  });
}

async function findAccount({ login, email }: RecoveryRequest) {
  const match = await database().account.findUnique({ where: { login }, select: { id: true } });
  if (!match) return null;
  const account = await getOwnAccount(match.id);
  const known = knownAddress(account);
  const usable = account.blockedAt === null && account.grants.length > 0;
  // Mailboxes do not tell capitals apart, whatever the standard allows. The letter goes to the address that is known.
  return usable && known !== null && known.toLowerCase() === email.toLowerCase()
    ? { account, email: known }
    : null;
}

async function forgetOld(): Promise<void> {
  const before = new Date(now().getTime() - keptForDays * 86_400_000);
  await database().passwordRecovery.deleteMany({ where: { createdAt: { lt: before } } });
}
