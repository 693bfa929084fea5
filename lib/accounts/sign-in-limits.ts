import { isKnownDevice } from '@/lib/access/session-device';
import { subnetOf } from '@/lib/domain/network';
import { Postponement } from '@/lib/domain/postponement';
import { inHowLong } from '@/lib/domain/waiting-words';
import { now } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';
import {
  addToLimit,
  closeLimit,
  countAttempt,
  forgetLimit,
  limitReached,
  takeBack,
  type Limit,
} from '@/lib/platform/rate-limits';
import type { Visitor } from './visitor';

const lockMinutes = [15, 30, 60] as const;

export type Attempt = {
  /** Counted before the password is looked at, so that a thousand at once are not a thousand guesses. */
  own: Limit;
  /** Counted after a wrong password: they are shared by strangers, whose right passwords must not fill them. */
  shared: readonly Limit[];
  locks: Limit;
};

/** A locked account and a locked address answer alike. */
export class SignInLocked extends Postponement {
  /** True for the attempt with which the lock began: one entry in the audit, however many follow. */
  readonly begins: boolean;

  constructor(seconds: number, begins: boolean) {
    const when = inHowLong(seconds, now(), environment().TIME_ZONE);
    super(
      'too_many',
      `Слишком много попыток. Войти можно ${when}. Забыли пароль — не ждите: восстановите его по электронной почте или получите новый в учреждении.`,
      seconds,
    );
    this.name = 'SignInLocked';
    this.begins = begins;
  }
}

/**
 * What is counted for this attempt. A stranger who guesses locks only the pair of account and neighbourhood, and after
 * a hundred guesses from many places the account for whoever has not signed in from this browser before: the owner's own
 * browser is counted apart and stays open.
 */
export async function attemptOf(login: string, accountId: string | null, visitor: Visitor): Promise<Attempt> {
  // The work is the same for a login that does not exist.
  const known = await isKnownDevice(visitor.deviceCookie, accountId ?? '');
  const subnet = visitor.address === null ? 'unknown' : subnetOf(visitor.address);
  return {
    own: known ? ['sign_in_device', login] : ['sign_in_pair', login, subnet],
    shared: [
      ...(known ? [] : [['sign_in_account', login] as const]),
      ...(visitor.address === null
        ? []
        : [['sign_in_address', visitor.address] as const, ['sign_in_subnet', subnet] as const]),
    ],
    locks: ['sign_in_locks', login, subnet],
  };
}

/** Refuses when a limit is reached; otherwise the attempt is counted. */
export async function beginAttempt({ own, shared, locks }: Attempt): Promise<void> {
  for (const limit of shared) {
    const reached = await limitReached(limit);
    if (reached) throw new SignInLocked(reached.seconds, false);
  }
  const reached = await countAttempt(own);
  if (!reached) return;
  if (!reached.justReached) throw new SignInLocked(reached.seconds, false);
  const seconds = lockSeconds(await addToLimit(locks));
  await closeLimit(own, seconds);
  throw new SignInLocked(seconds, true);
}

function lockSeconds(times: number): number {
  const minutes = lockMinutes[Math.min(times, lockMinutes.length) - 1] ?? lockMinutes[0];
  return minutes * 60;
}

export async function attemptFailed({ shared }: Attempt): Promise<void> {
  for (const limit of shared) await addToLimit(limit);
}

export async function attemptSucceeded({ own, locks }: Attempt): Promise<void> {
  await forgetLimit(own);
  await forgetLimit(locks);
}

/** The password was not even looked at. */
export async function attemptDropped({ own }: Attempt): Promise<void> {
  await takeBack(own);
}
