import type { Actor } from '@/lib/access/actor';
import { found } from '@/lib/access/scope';
import { endEverySession, endSession } from '@/lib/access/session';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';

/** «Завершить»: one session of one's own account; a stranger's is answered as a missing one. Twice does no harm. */
export async function endOwnSession(actor: Actor, sessionId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const own = found(
      await tx.session.findFirst({
        where: { id: sessionId, accountId: actor.accountId },
        select: { endedAt: true },
      }),
    );
    if (own.endedAt) return;
    await endSession(tx, sessionId);
    await recordAudit(tx, actor, { event: 'session_ended', subject: ['account', actor.accountId] });
  });
}

/** «Выйти везде»: this session, too. */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    const sessions = await endEverySession(tx, actor.accountId);
    await recordAudit(tx, actor, {
      event: 'every_session_ended',
      subject: ['account', actor.accountId],
      details: { sessions },
    });
  });
}
