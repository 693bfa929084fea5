import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { renewSession } from '@/lib/access/session';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { hashPassword } from '@/lib/platform/passwords';
import { announceNewPassword } from './announce-password';
import { newPasswordShape, presentPassword, sameTwice } from './new-password-fields';
import { voidOpenSlips } from './open-slips';
import { getOwnAccount, requireGoodPassword } from './password-owner';
import { requirePresentPassword } from './present-password';

export const changePasswordFields = sameTwice(z.object({ presentPassword, ...newPasswordShape }));

/**
 * «Изменить пароль»: ends every session of the account and voids the links of recovery letters and login slips. Returns the token of the
 * session in which the person goes on.
 */
export async function changePassword(
  actor: Actor,
  input: z.output<typeof changePasswordFields>,
): Promise<string> {
  const account = await getOwnAccount(actor.accountId);
  await requirePresentPassword(account, input.presentPassword);
  await requireGoodPassword(input.password, account);
  if (input.password.normalize('NFC') === input.presentPassword.normalize('NFC')) {
    throw new Refusal('invalid', 'Новый пароль совпадает с нынешним. Придумайте другой.', 'password');
  }
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const { count } = await tx.account.updateMany({
      where: { id: actor.accountId, passwordHash: account.passwordHash },
      data: { passwordHash, mustChangePassword: false },
    });
    if (count === 0) throw new Refusal('conflict', 'Пароль только что изменён в другом окне. Войдите с ним.');
    await tx.passwordRecovery.updateMany({
      where: { accountId: actor.accountId, usedAt: null, voidedAt: null },
      data: { voidedAt: now() },
    });
    await voidOpenSlips(tx, [actor.accountId]);
    await announceNewPassword(tx, account);
    await recordAudit(tx, actor, { event: 'password_changed', subject: ['account', actor.accountId] });
    return renewSession(tx, actor);
  });
}
