import type { Actor } from '@/lib/access/actor';
import { endSession } from '@/lib/access/session';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';

/** Ends the session on the server, so that a copied cookie opens nothing. */
export async function signOut(actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    await endSession(tx, actor.sessionId);
    await recordAudit(tx, actor, { event: 'signed_out', subject: ['account', actor.accountId] });
  });
}
