import type { Actor } from '@/lib/access/actor';
import { renewSession } from '@/lib/access/session';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { hashPassword, passwordMatches } from '@/lib/platform/passwords';
import { getOwnAccount, requireGoodPassword } from './password-owner';

/**
 * Replaces the one-time first password by the person's own and ends every session of the account; the person goes on in
 * a new one, whose token is returned.
 */
export async function setFirstPassword(actor: Actor, { password }: { password: string }): Promise<string> {
  const account = await getOwnAccount(actor.accountId);
  await requireGoodPassword(password, account);
  if (await passwordMatches(password, account.passwordHash)) {
    throw new Refusal(
      'invalid',
      'Это первый пароль, который Вам выдали. Придумайте свой, другой.',
      'password',
    );
  }
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    const { count } = await tx.account.updateMany({
      where: { id: actor.accountId, mustChangePassword: true, passwordHash: account.passwordHash },
      data: { passwordHash, mustChangePassword: false },
    });
    if (count === 0) throw new Refusal('conflict', 'Пароль уже задан. Войдите с ним.');
    await recordAudit(tx, actor, { event: 'password_set', subject: ['account', actor.accountId] });
    return renewSession(tx, actor);
  });
}
