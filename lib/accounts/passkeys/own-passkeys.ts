import type { Actor } from '@/lib/access/actor';
import { found } from '@/lib/access/scope';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
import { getOwnAccount } from '../password-owner';
import { holdAccount } from '../still-proven';
import { announcePasskey } from './announce-passkey';

export type OwnPasskey = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** The newest first. */
export function listPasskeys({ accountId }: Actor): Promise<OwnPasskey[]> {
  return database().passkey.findMany({
    where: { accountId },
    orderBy: { createdAt: 'desc' },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  });
}

/** One of one's own keys; a stranger's is answered as a missing one. What the device keeps opens nothing any more. */
export async function removePasskey(actor: Actor, passkeyId: string): Promise<void> {
  const { accountId } = actor;
  const account = await getOwnAccount(accountId);
  await inTransaction(async (tx) => {
    await holdAccount(tx, accountId);
    const { count } = await tx.passkey.deleteMany({ where: { id: passkeyId, accountId } });
    found(count === 0 ? null : count);
    await announcePasskey(tx, account, 'removed');
    await recordAudit(tx, actor, { event: 'passkey_removed', subject: ['account', accountId] });
  });
}
