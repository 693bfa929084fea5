import { z } from 'zod';
import { familyRoles, type Actor } from '@/lib/access/actor';
import { Refusal } from '@/lib/domain/refusal';
import type { Role } from '@/lib/domain/roles';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { hashPassword, passwordMatches } from '@/lib/platform/passwords';

export const firstPasswordFields = z
  .object({
    password: z.string().min(1, 'Придумайте пароль').max(1000, 'Пароль слишком длинный'),
    repeatPassword: z.string().min(1, 'Введите пароль ещё раз'),
  })
  .refine(({ password, repeatPassword }) => password === repeatPassword, {
    path: ['repeatPassword'],
    error: 'Пароли не совпадают. Введите один и тот же пароль дважды.',
  });

/** Shortest password, in characters: staff see other people's data. */
export function shortestPassword(role: Role): number {
  return (familyRoles as readonly Role[]).includes(role) ? 10 : 15;
}

/** Replaces the one-time first password by the person's own and ends every other session of the account. */
export async function setFirstPassword(actor: Actor, { password }: { password: string }): Promise<void> {
  const account = await database().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { login: true, passwordHash: true, mustChangePassword: true },
  });
  const shortest = shortestPassword(actor.role);
  if (Array.from(password).length < shortest) {
    throw new Refusal('invalid', `Пароль слишком короткий: нужно не меньше ${shortest} знаков.`, 'password');
  }
  if (password.toLowerCase().includes(account.login)) {
    throw new Refusal('invalid', 'В пароле не должно быть логина. Придумайте другой пароль.', 'password');
  }
  if (await passwordMatches(password, account.passwordHash)) {
    throw new Refusal(
      'invalid',
      'Это первый пароль, который Вам выдали. Придумайте свой, другой.',
      'password',
    );
  }
  const passwordHash = await hashPassword(password);
  await inTransaction(async (tx) => {
    const { count } = await tx.account.updateMany({
      where: { id: actor.accountId, mustChangePassword: true, passwordHash: account.passwordHash },
      data: { passwordHash, mustChangePassword: false },
    });
    if (count === 0) throw new Refusal('conflict', 'Пароль уже задан. Войдите с ним.');
    await tx.session.updateMany({
      where: { accountId: actor.accountId, endedAt: null, id: { not: actor.sessionId } },
      data: { endedAt: now() },
    });
    await recordAudit(tx, actor, { event: 'password_set', subject: ['account', actor.accountId] });
  });
}
