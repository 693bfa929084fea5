import { z } from 'zod';
import { openSession } from '@/lib/access/session';
import { Refusal } from '@/lib/domain/refusal';
import type { Role } from '@/lib/domain/roles';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { passwordMatches } from '@/lib/platform/passwords';

export const signInFields = z.object({
  login: z.string().trim().min(1, 'Введите логин').max(100, 'Логин не бывает таким длинным, проверьте его'),
  password: z.string().min(1, 'Введите пароль').max(1000, 'Пароль слишком длинный'),
});

const refused = 'Логин или пароль введён неверно. Проверьте раскладку клавиатуры и заглавные буквы.';

/** Opens a session. Unknown login, wrong password and a blocked account are answered alike. */
export async function signIn(
  input: z.output<typeof signInFields>,
): Promise<{ token: string; role: Role; mustChangePassword: boolean }> {
  const account = await database().account.findUnique({
    where: { login: input.login.toLowerCase() },
    select: {
      id: true,
      passwordHash: true,
      blockedAt: true,
      mustChangePassword: true,
      grants: {
        where: { endedAt: null },
        orderBy: { createdAt: 'asc' },
        select: { id: true, role: true },
        take: 1,
      },
    },
  });
  const matches = await passwordMatches(input.password, account?.passwordHash ?? null);
  const grant = account?.grants[0];
  if (!account || !matches || account.blockedAt || !grant) throw new Refusal('unauthenticated', refused);
  return inTransaction(async (tx) => {
    const token = await openSession(tx, { id: grant.id, accountId: account.id, role: grant.role });
    await tx.account.update({ where: { id: account.id }, data: { lastSignInAt: now() } });
    await recordAudit(
      tx,
      { accountId: account.id, role: grant.role, institutionId: null },
      { event: 'signed_in', subject: ['account', account.id] },
    );
    return { token, role: grant.role, mustChangePassword: account.mustChangePassword };
  });
}
