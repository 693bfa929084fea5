import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { IdCookie } from '@/lib/access/id-cookie';
import { cookieName } from '@/lib/platform/cookies';
import { replaceBackupCodes } from '@/lib/accounts/second-step/backup-codes';
import { SecondStepAwaited } from '@/lib/accounts/second-step/pending-sign-in';
import { newSecret, sealSecret } from '@/lib/accounts/second-step/secret';
import { signIn } from '@/lib/accounts/sign-in';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { readSettingsAnew } from '@/lib/platform/environment';
import { loadKeys } from '@/lib/platform/load-keys';
import { givenPassword, givenStaff } from './given/accounts';

/** Puts another rule of the second step in force for the rest of the test file. */
export function withSecondFactor(rule: 'required' | 'offered' | 'off'): void {
  process.env.SECOND_FACTOR = rule;
  readSettingsAnew();
}

/** The code an app with this secret shows; `steps` half minutes later. */
export function codeOf(secret: string, steps = 0, at: Date = now()): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: at.getTime() + steps * 30_000,
  });
}

/** Switches the second step of an account on; returns what its owner keeps. */
export async function givenSecondStep(accountId: string): Promise<{ secret: string; codes: string[] }> {
  await loadKeys();
  const secret = newSecret();
  const id = randomUUID();
  return inTransaction(async (tx) => {
    const secretSealed = sealSecret(id, secret);
    await tx.secondFactor.create({ data: { id, accountId, secretSealed, switchedOnAt: now() } });
    return { secret, codes: await replaceBackupCodes(tx, accountId) };
  });
}

/** A member of staff whose second step is on, with the secret of the app and the backup codes. */
export async function givenOwner() {
  const { login, accountId } = await givenStaff({ role: 'regional_admin' });
  return { login, accountId, ...(await givenSecondStep(accountId)) };
}

/** A key nobody has, for lists; returns its id. */
export async function givenPasskey(accountId: string): Promise<string> {
  const { id } = await database().passkey.create({
    select: { id: true },
    data: {
      accountId,
      credentialId: randomUUID(),
      publicKey: new Uint8Array(3),
      userHandle: randomUUID(),
      name: 'Мой телефон',
    },
  });
  return id;
}

/** Types login and password of an account whose second step is on; returns the cookie that leads through it. */
export async function givenPending(login: string, password: string = givenPassword): Promise<string> {
  try {
    await signIn({ login, password });
  } catch (error) {
    if (error instanceof SecondStepAwaited) return valueOf('pending', error.cookie);
    throw error;
  }
  throw new Error('No second step was asked for');
}

/** The value a Set-Cookie line gives the cookie. */
export function valueOf(cookie: IdCookie, line: string): string {
  const [, value = ''] = new RegExp(`^${cookieName(cookie)}=([^;]*)`).exec(line) ?? [];
  return value;
}
