import { slipCodeReadings } from '@/lib/domain/slip-code';
import { now } from '@/lib/platform/clock';
import { database, type Transaction } from '@/lib/platform/database';
import { searchIndex } from '@/lib/platform/encryption';

/** Slips that may still be used: of an account there is one at most. */
export const openSlip = { usedAt: null, voidedAt: null } as const;

/**
 * What is kept of a code. A password is hashed slowly because people choose guessable ones; a code is 62 random bits, which
 * nobody tries out in its sixty days whatever the hash costs. So a keyed hash does, and a class is printed in a moment.
 */
export function slipCodeHash(accountId: string, code: string): Uint8Array<ArrayBuffer> {
  return searchIndex('login_slip.code', `${accountId}:${code}`);
}

/** Stands for a login that nobody has: the same work is done for it, so that time tells nothing. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The slip of this account whose code was typed, if it still works. */
export async function findOpenSlip(accountId: string | null, typed: string): Promise<string | null> {
  const owner = accountId ?? nobody;
  const slip = await database().loginSlip.findFirst({
    where: {
      ...openSlip,
      accountId: owner,
      codeHash: { in: slipCodeReadings(typed).map((code) => slipCodeHash(owner, code)) },
      expiresAt: { gt: now() },
    },
    select: { id: true },
  });
  return slip?.id ?? null;
}

/** Whether the slip may be used at this moment; until the transaction ends nobody uses it up or voids it. */
export async function holdOpenSlip(tx: Transaction, slipId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM login_slip WHERE id = ${slipId}::uuid AND used_at IS NULL AND voided_at IS NULL FOR SHARE`;
  return rows.length > 0;
}

/** Voids what lies about of earlier slips and ends the sessions they have opened: whoever found one is out at once. */
export async function voidOpenSlips(tx: Transaction, accountIds: readonly string[]): Promise<void> {
  const accountId = { in: [...accountIds] };
  await tx.session.updateMany({
    where: { accountId, endedAt: null, slip: openSlip },
    data: { endedAt: now() },
  });
  await tx.loginSlip.updateMany({ where: { accountId, ...openSlip }, data: { voidedAt: now() } });
}
