import { z } from 'zod';
import { openSession } from '@/lib/access/session';
import { deviceCookie } from '@/lib/access/session-device';
import { deviceLabel } from '@/lib/domain/device-label';
import { Refusal } from '@/lib/domain/refusal';
import type { Role } from '@/lib/domain/roles';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { passwordMatches, refuseWhenBusy } from '@/lib/platform/passwords';
import {
  attemptDropped,
  attemptFailed,
  attemptOf,
  attemptSucceeded,
  beginAttempt,
  SignInLocked,
} from './sign-in-limits';
import { unknownVisitor, type Visitor } from './visitor';

export const signInFields = z.object({
  login: z.string().trim().min(1, 'Введите логин').max(100, 'Логин не бывает таким длинным, проверьте его'),
  password: z.string().min(1, 'Введите пароль').max(1000, 'Пароль слишком длинный'),
});

export type SignedIn = {
  token: string;
  /** The Set-Cookie line by which this browser is known next time. */
  knownDevice: string;
  role: Role;
  mustChangePassword: boolean;
  /** There are several roles to choose from; the session stands in the first. */
  severalRoles: boolean;
};

const refused = 'Логин или пароль введён неверно. Проверьте раскладку клавиатуры и заглавные буквы.';

/** Stands in the audit for a login that nobody has: what was typed is never kept, it may be a password. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Opens a session. Unknown login, wrong password, a blocked account and one without a role are answered alike, in words
 * and in time. Throws a Postponement when there were too many attempts or too many sign in at once.
 */
export async function signIn(
  input: z.output<typeof signInFields>,
  visitor: Visitor = unknownVisitor,
): Promise<SignedIn> {
  refuseWhenBusy();
  const account = await checkPassword(input, visitor);
  const [grant, ...others] = await database().accountGrant.findMany({
    where: { accountId: account.id, endedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true, role: true },
  });
  if (account.blockedAt || !grant) {
    await recordRefusal(account.id, 'sign_in_refused');
    throw new Refusal('unauthenticated', refused);
  }
  const token = await inTransaction(async (tx) => {
    const opened = { id: grant.id, accountId: account.id, role: grant.role };
    const opens = await openSession(tx, opened, { device: deviceLabel(visitor.userAgent) });
    await tx.account.update({ where: { id: account.id }, data: { lastSignInAt: now() } });
    await recordAudit(
      tx,
      { accountId: account.id, role: grant.role, institutionId: null },
      { event: 'signed_in', subject: ['account', account.id] },
    );
    return opens;
  });
  return {
    token,
    knownDevice: await deviceCookie(account.id),
    role: grant.role,
    mustChangePassword: account.mustChangePassword,
    severalRoles: others.length > 0,
  };
}

/** The account whose login and password these are. Limits come first: a look at a password costs much more. */
async function checkPassword(input: z.output<typeof signInFields>, visitor: Visitor) {
  const login = input.login.toLowerCase();
  const account = await database().account.findUnique({
    where: { login },
    select: { id: true, passwordHash: true, blockedAt: true, mustChangePassword: true },
  });
  const attempt = await attemptOf(login, account?.id ?? null, visitor);
  try {
    await beginAttempt(attempt);
  } catch (error) {
    if (error instanceof SignInLocked && error.begins) {
      await recordRefusal(account?.id ?? null, 'sign_in_locked');
    }
    throw error;
  }
  let matches: boolean;
  try {
    matches = await passwordMatches(input.password, account?.passwordHash ?? null);
  } catch (error) {
    await attemptDropped(attempt);
    throw error;
  }
  if (!account || !matches) {
    await attemptFailed(attempt);
    await recordRefusal(account?.id ?? null, 'sign_in_refused');
    throw new Refusal('unauthenticated', refused);
  }
  await attemptSucceeded(attempt);
  return account;
}

async function recordRefusal(
  accountId: string | null,
  event: 'sign_in_refused' | 'sign_in_locked',
): Promise<void> {
  await inTransaction((tx) => recordAudit(tx, null, { event, subject: ['account', accountId ?? nobody] }));
}
