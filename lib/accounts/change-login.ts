import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { newLogin } from '@/lib/domain/logins';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
import { countAttempt } from '@/lib/platform/rate-limits';
import { tooManyTries } from '@/lib/access/too-many-tries';
import { announceNewLogin } from './announce-login';
import { presentPassword } from './new-password-fields';
import { getOwnAccount } from './password-owner';
import { requirePresentPassword } from './present-password';

export const changeLoginFields = z.object({ login: newLogin, presentPassword });

const taken = () => new Refusal('invalid', 'Такой логин уже занят. Придумайте другой.', 'login');

/** «Изменить логин». The password must not hold the new login either; that it does is told at the login. */
export async function changeLogin(actor: Actor, input: z.output<typeof changeLoginFields>): Promise<void> {
  const account = await getOwnAccount(actor.accountId);
  await requirePresentPassword(account, input.presentPassword);
  const { login } = input;
  if (login === account.login) {
    throw new Refusal('invalid', 'Это Ваш нынешний логин. Введите новый или вернитесь назад.', 'login');
  }
  if (input.presentPassword.toLowerCase().includes(login)) {
    throw new Refusal('invalid', 'Этот логин — часть Вашего пароля. Придумайте другой.', 'login');
  }
  // What is answered tells which logins exist.
  const reached = await countAttempt(['change_login', account.id]);
  if (reached) throw tooManyTries(reached);
  const other = await database().account.findUnique({ where: { login }, select: { id: true } });
  if (other) throw taken();
  try {
    await inTransaction(async (tx) => {
      await tx.account.update({ where: { id: actor.accountId }, data: { login } });
      await announceNewLogin(tx, account);
      await recordAudit(tx, actor, { event: 'login_changed', subject: ['account', actor.accountId] });
    });
  } catch (error) {
    // Somebody took it between the look and the writing.
    throw error instanceof Refusal && error.code === 'conflict' ? taken() : error;
  }
}
