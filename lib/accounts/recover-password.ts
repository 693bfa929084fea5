import { endEverySession } from '@/lib/access/session';
import { recoveryLinkState, recoveryRefusals } from '@/lib/domain/recovery-link';
import { Refusal } from '@/lib/domain/refusal';
import type { Role } from '@/lib/domain/roles';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { hashPassword } from '@/lib/platform/passwords';
import { forgetLimit } from '@/lib/platform/rate-limits';
import { announceNewPassword } from './announce-password';
import { voidOpenSlips } from './open-slips';
import { getOwnAccount, requireGoodPassword } from './password-owner';
import { recoveryTokenHash } from './recovery-token';
import { removeOtherWays } from './remove-other-ways';
import { holdAccount } from './still-proven';

const linkShape = { id: true, accountId: true, linkMadeAt: true, usedAt: true, voidedAt: true } as const;

export type DescribedRecovery =
  | { refusal: string; roles: null }
  /** The roles of the account decide how long its password must be. */
  | { refusal: null; roles: Role[] };

/** What the link of a recovery letter leads to. Looking uses nothing up: mail scanners look, too. */
export async function describeRecovery(token: string): Promise<DescribedRecovery> {
  const link = await findLink(token);
  if (typeof link === 'string') return { refusal: link, roles: null };
  const { grants } = await getOwnAccount(link.accountId);
  return { refusal: null, roles: grants.map(({ role }) => role) };
}

/** The link if it works, else the sentence that says why not. */
async function findLink(token: string): Promise<{ id: string; accountId: string } | string> {
  const link = await database().passwordRecovery.findUnique({
    where: { tokenHash: recoveryTokenHash(token) },
    select: linkShape,
  });
  if (!link?.accountId) return recoveryRefusals.unknown;
  const state = recoveryLinkState(link, now());
  return state === 'valid' ? { id: link.id, accountId: link.accountId } : recoveryRefusals[state];
}

/**
 * Sets a new password by the link of the letter, ends every session and takes keys and links with the provider off. Of a thousand at once one has an effect; which
 * is decided by the row of the link, after the slow hashing. The person then signs in, with the second factor if there is one.
 */
export async function recoverPassword(token: string, { password }: { password: string }): Promise<void> {
  const link = await findLink(token);
  if (typeof link === 'string') throw new Refusal('conflict', link);
  const account = await getOwnAccount(link.accountId);
  if (account.blockedAt) throw new Refusal('conflict', recoveryRefusals.unknown);
  await requireGoodPassword(password, account);
  const passwordHash = await hashPassword(password);
  await inTransaction(async (tx) => {
    await holdAccount(tx, account.id);
    const { count } = await tx.passwordRecovery.updateMany({
      where: { id: link.id, usedAt: null, voidedAt: null },
      data: { usedAt: now() },
    });
    if (count === 0) throw new Refusal('conflict', recoveryRefusals.used);
    await tx.account.update({
      where: { id: account.id },
      data: { passwordHash, mustChangePassword: false },
    });
    await voidOpenSlips(tx, [account.id]);
    await endEverySession(tx, account.id);
    await announceNewPassword(tx, account);
    await recordAudit(tx, null, { event: 'password_recovered', subject: ['account', account.id] });
    await removeOtherWays(tx, account.id, null);
  });
  await forgetLimit(['sign_in_account', account.login]);
}
