import { Refusal } from '@/lib/domain/refusal';
import { passwordMatches } from '@/lib/platform/passwords';
import { countAttempt, forgetLimit, type Limit } from '@/lib/platform/rate-limits';
import type { OwnAccount } from './password-owner';
import { tooManyTries } from '@/lib/access/too-many-tries';

/** Whoever sits at a browser left open does not know the password, and may not try it out either. */
export async function requirePresentPassword(account: OwnAccount, password: string): Promise<void> {
  if (password === '') throw new Refusal('invalid', 'Введите нынешний пароль', 'presentPassword');
  const limit: Limit = ['present_password', account.id];
  const reached = await countAttempt(limit);
  if (reached) throw tooManyTries(reached);
  if (!(await passwordMatches(password, account.passwordHash))) {
    throw new Refusal(
      'invalid',
      'Нынешний пароль введён неверно. Проверьте раскладку клавиатуры и заглавные буквы.',
      'presentPassword',
    );
  }
  await forgetLimit(limit);
}
