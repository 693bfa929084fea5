import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificateTransitions, nextCertificateStatus } from '@/lib/domain/certificate-status';
import type { LiftReason } from '@/lib/domain/return-reasons';
import { Refusal } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { queueLetter } from '@/lib/platform/outbox';
import { additionFor } from '@/lib/settings/letters/addition-for';
import { mendCertificate } from './mend-certificate';
import { isOwnLastChange, letterFacts, takeWaiting } from './waiting-record';

/**
 * Takes a return back: where only a paper was missing there is nothing to mend in the cabinet, and a mistaken return must
 * not hold the family up. Of the mistaken one the family is told, who brought what was missing stands at the desk.
 */
export async function liftReturn(actor: Actor, certificateId: string, reason: LiftReason): Promise<void> {
  requirePermission(actor, 'certificate.return');
  await inTransaction(async (tx) => {
    await requireIssuingRight(tx, actor);
    const certificate = await takeWaiting(tx, actor, certificateId);
    if (certificate.status === 'not_activated' && (await isOwnLastChange(tx, actor, certificateId))) return;
    if (nextCertificateStatus('mend', certificate.status) !== certificateTransitions.mend.to) {
      throw new Refusal('conflict', 'Запись уже не возвращена на исправление. Откройте её заново.');
    }
    await mendCertificate(tx, actor, certificateId, [reason]);
    if (reason === 'by_mistake') {
      const { to, common } = await letterFacts(tx, actor, certificate);
      const letter = { ...common, addition: await additionFor(tx, certificateId, 'return_lifted') };
      for (const recipient of to) await queueLetter(tx, recipient, 'return_lifted', letter);
    }
    await recordAudit(tx, actor, {
      event: 'return_lifted',
      subject: ['certificate', certificateId],
      childId: certificate.childId,
      details: { reason },
    });
  });
}
