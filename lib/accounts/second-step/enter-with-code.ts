import { z } from 'zod';
import { Refusal } from '@/lib/domain/refusal';
import { stepOfCode } from '@/lib/domain/second-step-code';
import { recordAudit, recordAlone } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { countSignIn } from '@/lib/platform/metrics';
import { countAttempt, forgetLimit, type Limit } from '@/lib/platform/rate-limits';
import { enterCabinet, type SignedIn } from '../enter-cabinet';
import { getOwnAccount } from '../password-owner';
import { tooManyTries } from '@/lib/access/too-many-tries';
import type { Visitor } from '../visitor';
import { announceSecondStep } from './announce-second-step';
import { countBackupCodes, spendBackupCode } from './backup-codes';
import { backupCodeField, codeField } from './code-fields';
import { findPendingSignIn, finishPendingSignIn, SignInExpired, type PendingSignIn } from './pending-sign-in';
import { openSecret } from './secret';

export const enterWithCodeFields = z.object({ code: codeField });
export const enterWithBackupCodeFields = z.object({ backupCode: backupCodeField });

async function pendingOf(cookie: string | undefined): Promise<PendingSignIn> {
  const pending = await findPendingSignIn(cookie);
  if (!pending) throw new SignInExpired();
  return pending;
}

/** Counted before the code is looked at: many at once are not many guesses. */
async function countTry(accountId: string, limits: readonly Limit[]): Promise<void> {
  for (const limit of limits) {
    const reached = await countAttempt(limit);
    if (!reached) continue;
    if (reached.justReached) await recordRefusal(accountId, 'second_step_locked');
    throw tooManyTries(reached);
  }
}

async function recordRefusal(
  accountId: string,
  event: 'second_step_refused' | 'second_step_locked',
): Promise<void> {
  await recordAlone(null, { event, subject: ['account', accountId] });
  countSignIn(event === 'second_step_locked' ? 'locked' : 'refused');
}

async function refuse(accountId: string, sentence: string, field: string): Promise<never> {
  await recordRefusal(accountId, 'second_step_refused');
  throw new Refusal('invalid', sentence, field);
}

async function factorOf(accountId: string) {
  const factor = await database().secondFactor.findFirst({
    where: { accountId, switchedOnAt: { not: null } },
    select: { id: true, secretSealed: true },
  });
  // Switched off meanwhile: the sign-in begins anew, and asks for no code.
  if (!factor) throw new SignInExpired();
  return factor;
}

/** The second step with the code of the app. A code counts once, even within its half minute. */
export async function enterWithCode(
  cookie: string | undefined,
  { code }: z.output<typeof enterWithCodeFields>,
  visitor: Visitor,
): Promise<SignedIn> {
  const pending = await pendingOf(cookie);
  const { id: accountId } = pending.account;
  const limits: Limit[] = [
    ['second_step', accountId],
    ['second_step_day', accountId],
  ];
  await countTry(accountId, limits);
  const factor = await factorOf(accountId);
  const step = stepOfCode(openSecret(factor), code, now());
  if (step === null) {
    return refuse(accountId, 'Код не подошёл. Введите тот, что приложение показывает сейчас.', 'code');
  }
  const isNew = await inTransaction(async (tx) => {
    const { count } = await tx.secondFactor.updateMany({
      where: { id: factor.id, lastStep: { lt: step } },
      data: { lastStep: step },
    });
    if (count === 1) await finishPendingSignIn(tx, pending);
    return count === 1;
  });
  if (!isNew) {
    return refuse(accountId, 'Этот код уже использован. Дождитесь следующего и введите его.', 'code');
  }
  for (const limit of limits) await forgetLimit(limit);
  return enterCabinet({ ...pending.account, secondFactorId: factor.id }, visitor);
}

/** The second step without the telephone. The owner is told, and how many codes are left can be seen in the account. */
export async function enterWithBackupCode(
  cookie: string | undefined,
  { backupCode }: z.output<typeof enterWithBackupCodeFields>,
  visitor: Visitor,
): Promise<SignedIn> {
  const pending = await pendingOf(cookie);
  const { id: accountId } = pending.account;
  const limit: Limit = ['backup_code', accountId];
  await countTry(accountId, [limit]);
  const factor = await factorOf(accountId);
  const account = await getOwnAccount(accountId);
  const spent = await inTransaction(async (tx) => {
    if (!(await spendBackupCode(tx, accountId, backupCode))) return false;
    await finishPendingSignIn(tx, pending);
    await announceSecondStep(tx, account, 'code_used');
    await recordAudit(tx, null, {
      event: 'backup_code_used',
      subject: ['account', accountId],
      details: { left: await countBackupCodes(tx, accountId) },
    });
    return true;
  });
  if (!spent) {
    return refuse(
      accountId,
      'Код не подошёл: проверьте знаки. Каждый запасной код годится один раз.',
      'backupCode',
    );
  }
  await forgetLimit(limit);
  return enterCabinet({ ...pending.account, secondFactorId: factor.id }, visitor);
}
