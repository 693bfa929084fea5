import { z } from 'zod';
import { typedLogin } from '@/lib/domain/logins';
import { Postponement } from '@/lib/domain/postponement';
import { Refusal } from '@/lib/domain/refusal';
import { database } from '@/lib/platform/database';
import { countSignIn } from '@/lib/platform/metrics';
import { passwordMatches, refuseWhenBusy } from '@/lib/platform/passwords';
import { enterCabinet, recordSignInRefusal, signInRefused, type SignedIn } from './enter-cabinet';
import { findOpenSlip } from './open-slips';
import {
  attemptDropped,
  attemptFailed,
  attemptOf,
  attemptSucceeded,
  beginAttempt,
  SignInLocked,
} from './sign-in-limits';
import { awaitSecondStep } from './second-step/pending-sign-in';
import { unknownVisitor, type Visitor } from './visitor';

export const signInFields = z.object({
  login: typedLogin,
  password: z.string().min(1, 'Введите пароль').max(1000, 'Пароль слишком длинный'),
});

/**
 * Opens a session, by the password or by the code of a login slip («первый пароль»). Unknown login, wrong password, a code
 * that works no more, a blocked account and one without a role are answered alike, in words and in time. Throws a
 * Postponement when there were too many attempts or too many sign in at once, and SecondStepAwaited when the account has a
 * second step: then there is no session yet.
 */
export async function signIn(
  input: z.output<typeof signInFields>,
  visitor: Visitor = unknownVisitor,
): Promise<SignedIn> {
  const account = await takeTurn(() => checkPassword(input, visitor));
  await awaitSecondStep(account);
  return enterCabinet(account, visitor);
}

/** Who is told to come later is counted; the attempt with which a lock begins counts as that. */
async function takeTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    refuseWhenBusy();
    return await work();
  } catch (error) {
    const begins = error instanceof SignInLocked && error.begins;
    if (error instanceof Postponement && !begins) countSignIn('postponed');
    throw error;
  }
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
      await recordSignInRefusal(account?.id ?? null, 'sign_in_locked');
    }
    throw error;
  }
  let matches: boolean;
  let slipId: string | null;
  try {
    matches = await passwordMatches(input.password, account?.passwordHash ?? null);
    slipId = matches ? null : await findOpenSlip(account?.id ?? null, input.password);
  } catch (error) {
    await attemptDropped(attempt);
    throw error;
  }
  if (!account || (!matches && slipId === null)) {
    await attemptFailed(attempt);
    await recordSignInRefusal(account?.id ?? null, 'sign_in_refused');
    throw new Refusal('unauthenticated', signInRefused);
  }
  await attemptSucceeded(attempt);
  return { ...account, slipId };
}
