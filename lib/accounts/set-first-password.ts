import type { Actor } from '@/lib/access/actor';
import { renewSession } from '@/lib/access/session';
import { Refusal } from '@/lib/domain/refusal';
import { slipCodeReadings } from '@/lib/domain/slip-code';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { hashPassword, passwordMatches } from '@/lib/platform/passwords';
import { forgetLimit } from '@/lib/platform/rate-limits';
import { announceNewPassword } from './announce-password';
import { openSlip, slipCodeHash } from './open-slips';
import { getOwnAccount, requireGoodPassword, type OwnAccount } from './password-owner';
import { removeOtherWays } from './remove-other-ways';
import { holdAccount } from './still-proven';

type Slip = { id: string; codeHash: Uint8Array; usedAt: Date | null; voidedAt: Date | null };

const usedUp = () =>
  new Refusal('conflict', 'Этот первый пароль уже использован или заменён новым листком. Войдите заново.');

/**
 * Replaces the first password by the person's own and ends every session of the account; the person goes on in a new one,
 * whose token is returned. The code of a slip is used up only here: until then it opens this choice as often as needed,
 * and a password the account may have had goes on working. Of many choices made at once by one code one has an effect.
 */
export async function setFirstPassword(actor: Actor, { password }: { password: string }): Promise<string> {
  const [account, slip] = await Promise.all([getOwnAccount(actor.accountId), findSlip(actor)]);
  if (slip && (slip.usedAt || slip.voidedAt)) throw usedUp();
  await requireGoodPassword(password, account);
  if (await isFirstPassword(password, account, slip)) {
    throw new Refusal(
      'invalid',
      'Это первый пароль, который Вам выдали. Придумайте свой, другой.',
      'password',
    );
  }
  const passwordHash = await hashPassword(password);
  const token = await inTransaction(async (tx) => {
    // Whoever makes a slip for this person at the same moment comes before or after, never beside.
    if (account.personId) await lockRow(tx, 'person', account.personId);
    await holdAccount(tx, actor.accountId);
    if (slip) await useUp(tx, slip);
    const { count } = await tx.account.updateMany({
      where: {
        id: actor.accountId,
        passwordHash: account.passwordHash,
        ...(slip ? {} : { mustChangePassword: true }),
      },
      data: { passwordHash, mustChangePassword: false, ...(slip ? { lastSignInAt: now() } : {}) },
    });
    if (count === 0) throw new Refusal('conflict', 'Пароль уже задан. Войдите с ним.');
    await recordAudit(tx, actor, {
      event: 'password_set',
      subject: ['account', actor.accountId],
      ...(slip ? { details: { slip: true } } : {}),
    });
    if (slip) await endOtherWays(tx, actor, account);
    return renewSession(tx, actor);
  });
  if (slip) await forgetLimit(['sign_in_account', account.login]);
  return token;
}

async function findSlip({ sessionId }: Actor): Promise<Slip | null> {
  const { slip } = await database().session.findUniqueOrThrow({
    where: { id: sessionId },
    select: { slip: { select: { id: true, codeHash: true, usedAt: true, voidedAt: true } } },
  });
  return slip;
}

/** The code is as well known to whoever printed it as a password handed out is. */
async function isFirstPassword(password: string, account: OwnAccount, slip: Slip | null): Promise<boolean> {
  if (!slip) return passwordMatches(password, account.passwordHash);
  return slipCodeReadings(password).some((code) =>
    Buffer.from(slipCodeHash(account.id, code)).equals(slip.codeHash),
  );
}

/** The row decides who of many was first. */
async function useUp(tx: Transaction, { id }: Slip): Promise<void> {
  const { count } = await tx.loginSlip.updateMany({ where: { id, ...openSlip }, data: { usedAt: now() } });
  if (count === 0) throw usedUp();
}

/**
 * A password that was forgotten may be known to somebody: its owner is told, and links that recover it end, too, as do keys
 * and links with the provider. Of an account that had been in by a key or the provider alone all this holds as well.
 */
async function endOtherWays(tx: Transaction, actor: Actor, account: OwnAccount): Promise<void> {
  await tx.passwordRecovery.updateMany({
    where: { accountId: account.id, usedAt: null, voidedAt: null },
    data: { voidedAt: now() },
  });
  await removeOtherWays(tx, account.id, actor);
  if (account.passwordHash !== null || account.lastSignInAt !== null) await announceNewPassword(tx, account);
}
