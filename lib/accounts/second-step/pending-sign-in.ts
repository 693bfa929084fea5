import { createHash } from 'node:crypto';
import { idCookie, idInCookie, lifetimeOf } from '@/lib/access/id-cookie';
import { secondStepRule } from '@/lib/access/second-step';
import { Refusal } from '@/lib/domain/refusal';
import { now } from '@/lib/platform/clock';
import { database, type Transaction } from '@/lib/platform/database';

/** The password was right, and the second step is still to come: there is no session yet. */
export class SecondStepAwaited extends Refusal {
  /** The Set-Cookie line that leads this browser through the second step. */
  readonly cookie: string;

  constructor(cookie: string) {
    super('unauthenticated', 'Введите код из приложения на телефоне, чтобы закончить вход.');
    this.name = 'SecondStepAwaited';
    this.cookie = cookie;
  }
}

/** There is nothing to go on with: the page of the sign-in says why. */
export class SignInExpired extends Refusal {
  constructor() {
    super(
      'unauthenticated',
      'Вход не закончен вовремя или уже закончен в другом окне. Введите логин и пароль ещё раз.',
    );
    this.name = 'SignInExpired';
  }
}

type Asked = { id: string; passwordHash: string | null };

/** Throws SecondStepAwaited for an account whose second step is on. Called when the password, or a code in its place, is known to be right. */
export async function awaitSecondStep(account: Asked): Promise<void> {
  if (secondStepRule() === 'off') return;
  const factor = await database().secondFactor.findFirst({
    where: {
      accountId: account.id,
      switchedOnAt: { not: null },
      // Who may not come in at all is told so now, as everybody else.
      account: { blockedAt: null, grants: { some: { endedAt: null } } },
    },
    select: { id: true },
  });
  if (factor) throw new SecondStepAwaited(await openPending(account));
}

async function openPending({ id: accountId, passwordHash }: Asked): Promise<string> {
  await database().pendingSignIn.deleteMany({ where: { expiresAt: { lt: now() } } });
  const pending = await database().pendingSignIn.create({
    data: {
      accountId,
      passwordStateHash: stateOf(passwordHash),
      createdAt: now(),
      expiresAt: new Date(now().getTime() + lifetimeOf('pending')),
    },
    select: { id: true },
  });
  return idCookie('pending', pending.id);
}

/** Null: no password of one's own yet. */
function stateOf(passwordHash: string | null): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    createHash('sha256')
      .update(passwordHash ?? '')
      .digest(),
  );
}

/** The sign-in this browser has begun, as long as it may be finished; null otherwise. */
export async function findPendingSignIn(cookie: string | undefined) {
  const id = await idInCookie('pending', cookie);
  if (id === null) return null;
  const pending = await database().pendingSignIn.findFirst({
    where: { id, usedAt: null, expiresAt: { gt: now() } },
    select: {
      id: true,
      passwordStateHash: true,
      account: { select: { id: true, passwordHash: true, blockedAt: true, mustChangePassword: true } },
    },
  });
  if (!pending) return null;
  const { account, passwordStateHash } = pending;
  const samePassword = Buffer.from(stateOf(account.passwordHash)).equals(passwordStateHash);
  return samePassword ? { id: pending.id, account } : null;
}

export type PendingSignIn = NonNullable<Awaited<ReturnType<typeof findPendingSignIn>>>;

/** Of several at once one goes on. */
export async function finishPendingSignIn(tx: Transaction, { id }: PendingSignIn): Promise<void> {
  const { count } = await tx.pendingSignIn.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: now() } },
    data: { usedAt: now() },
  });
  if (count === 0) throw new SignInExpired();
}
