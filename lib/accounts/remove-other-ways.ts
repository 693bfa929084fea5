import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/platform/audit';
import type { Transaction } from '@/lib/platform/database';

/**
 * Takes every way into the account but the password off it: keys, links with the identity provider, and what stands half
 * done of either. Whoever once knew a forgotten password may have added them, and would come in past the new one.
 */
export async function removeOtherWays(tx: Transaction, accountId: string, by: Actor | null): Promise<void> {
  const { count: passkeys } = await tx.passkey.deleteMany({ where: { accountId } });
  const { count: links } = await tx.providerLink.deleteMany({ where: { accountId } });
  await tx.passkeyChallenge.deleteMany({ where: { session: { accountId } } });
  await tx.providerTrip.deleteMany({ where: { accountId } });
  await tx.providerOffer.deleteMany({ where: { accountId } });
  const subject = ['account', accountId] as const;
  if (passkeys > 0) await recordAudit(tx, by, { event: 'passkey_removed', subject, details: { passkeys } });
  if (links > 0) await recordAudit(tx, by, { event: 'provider_unlinked', subject });
}
