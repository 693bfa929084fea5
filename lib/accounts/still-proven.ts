import type { Actor } from '@/lib/access/actor';
import { secondStepRule } from '@/lib/access/second-step';
import { Refusal } from '@/lib/domain/refusal';
import type { Transaction } from '@/lib/platform/database';

/** By what somebody has proven to be the owner. A field left out was not looked at. */
export type Proof = {
  /** The password, or the absence of one, with which the sign-in began. */
  passwordHash?: string | null;
  /** The app whose code was asked for, or in whose place a backup code stood. */
  secondFactorId?: string;
  /** A passkey is both steps at once. */
  passkeyId?: string;
};

/**
 * Whether the account may still be entered by this proof. Between the look and the session a password may be changed, an app
 * switched on or taken off, a key removed, an account blocked: each of them writes this row, so from here on it waits, and
 * ends the session that is opened now. The row is taken for writing at once: two sign-ins sharing it would block each other.
 */
export async function holdProven(tx: Transaction, accountId: string, proof: Proof): Promise<boolean> {
  await holdAccount(tx, accountId);
  const current = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      blockedAt: true,
      passwordHash: true,
      secondFactors: { where: { switchedOnAt: { not: null } }, select: { id: true } },
      passkeys: { where: { id: { in: proof.passkeyId ? [proof.passkeyId] : [] } }, select: { id: true } },
    },
  });
  if (current.blockedAt) return false;
  if (proof.passwordHash !== undefined && proof.passwordHash !== current.passwordHash) return false;
  if (proof.passkeyId !== undefined) return current.passkeys.length > 0;
  return secondStepPassed(current.secondFactors, proof);
}

function secondStepPassed(switchedOn: readonly { id: string }[], { secondFactorId }: Proof): boolean {
  if (secondFactorId !== undefined) return switchedOn.some(({ id }) => id === secondFactorId);
  return secondStepRule() === 'off' || switchedOn.length === 0;
}

/** Whoever changes by what an account is entered takes its row first: sign-ins of that moment come before or after, not between. */
export async function holdAccount(tx: Transaction, accountId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
}

/**
 * Before a way into the account is added: a recovery of the password at the same moment ends the session and removes the
 * ways that are there, so one that is only being added must not come after it.
 */
export async function holdOwnSession(tx: Transaction, { accountId, sessionId }: Actor): Promise<void> {
  await holdAccount(tx, accountId);
  const live = await tx.session.count({ where: { id: sessionId, accountId, endedAt: null } });
  if (live === 0) throw new Refusal('unauthenticated', 'Сеанс закончился. Войдите заново и повторите.');
}
