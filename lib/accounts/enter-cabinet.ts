import { openSession } from '@/lib/access/session';
import { deviceCookie, isKnownDevice } from '@/lib/access/session-device';
import { deviceLabel } from '@/lib/domain/device-label';
import { Refusal } from '@/lib/domain/refusal';
import type { Role } from '@/lib/domain/roles';
import { recordAudit, recordAlone } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { countSignIn } from '@/lib/platform/metrics';
import { announceNewDevice } from './announce-device';
import { holdOpenSlip, voidOpenSlips } from './open-slips';
import { holdProven, type Proof } from './still-proven';
import type { Visitor } from './visitor';

export type SignedIn = {
  token: string;
  /** The Set-Cookie line by which this browser is known next time. */
  knownDevice: string;
  role: Role;
  mustChangePassword: boolean;
  /** There are several roles to choose from; the session stands in the first. */
  severalRoles: boolean;
};

/** An account whose owner has just proven who they are; `slipId` when it was the code of a login slip that proved it. */
export type ProvenAccount = Proof & {
  id: string;
  blockedAt: Date | null;
  mustChangePassword: boolean;
  slipId?: string | null;
};

/** The one answer to a login nobody has, a wrong password, a blocked account and one without a role. */
export const signInRefused =
  'Логин или пароль введён неверно. Проверьте раскладку клавиатуры и заглавные буквы.';

/**
 * Opens a session for the owner of the account, in whatever way they have proven who they are; `through` names for the
 * audit what it was, where it was not the password.
 */
export async function enterCabinet(
  account: ProvenAccount,
  visitor: Visitor,
  { through }: { through?: 'provider' } = {},
): Promise<SignedIn> {
  const { slipId = null } = account;
  const [grant, ...others] = await database().accountGrant.findMany({
    where: { accountId: account.id, endedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true, role: true },
  });
  if (account.blockedAt || !grant) return refuse(account.id);
  const device = deviceLabel(visitor.userAgent);
  const known = await isKnownDevice(visitor.deviceCookie, account.id);
  const token = await inTransaction(async (tx) => {
    // Changed, used up or replaced since it was looked at: answered as a password or a code that works no more.
    const stands = await holdProven(tx, account.id, account);
    if (!stands || (slipId !== null && !(await holdOpenSlip(tx, slipId)))) return null;
    // Who has come in by a way of their own needs no slip: one that still lies about shall open nothing.
    if (slipId === null) await voidOpenSlips(tx, [account.id]);
    const opened = { id: grant.id, accountId: account.id, role: grant.role };
    const opens = await openSession(tx, opened, { device, slipId });
    // Who stops before choosing a password has not come in yet and needs the slip again.
    if (slipId === null) {
      if (!known) await announceNewDevice(tx, account.id, device);
      await tx.account.update({ where: { id: account.id }, data: { lastSignInAt: now() } });
    }
    await recordAudit(
      tx,
      { accountId: account.id, role: grant.role, institutionId: null },
      { event: 'signed_in', subject: ['account', account.id], details: through ? { through } : {} },
    );
    return opens;
  });
  if (token === null) return refuse(account.id);
  countSignIn('entered');
  return {
    token,
    knownDevice: await deviceCookie(account.id, visitor.deviceCookie),
    role: grant.role,
    mustChangePassword: account.mustChangePassword || slipId !== null,
    severalRoles: others.length > 0,
  };
}

async function refuse(accountId: string): Promise<never> {
  await recordSignInRefusal(accountId, 'sign_in_refused');
  throw new Refusal('unauthenticated', signInRefused);
}

/** Stands in the audit for a login that nobody has: what was typed is never kept, it may be a password. */
const nobody = '00000000-0000-0000-0000-000000000000';

export async function recordSignInRefusal(
  accountId: string | null,
  event: 'sign_in_refused' | 'sign_in_locked',
): Promise<void> {
  await recordAlone(null, { event, subject: ['account', accountId ?? nobody] });
  countSignIn(event === 'sign_in_locked' ? 'locked' : 'refused');
}
