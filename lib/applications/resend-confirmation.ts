import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { applicationsOf, found } from '@/lib/access/scope';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { sendConfirmationLink } from './confirmation-link';

const pauseSeconds = 60;

/** Sends the letter again, to the same address or to a corrected one; every earlier link is void from then on. */
export async function resendConfirmation(
  actor: FamilyActor,
  applicationId: string,
  email: string,
): Promise<void> {
  requirePermission(actor, 'application.file');
  await inTransaction(async (tx) => {
    await lockRow(tx, 'application', applicationId);
    const application = found(
      await tx.application.findFirst({
        where: { AND: [{ id: applicationId, applicantId: actor.personId }, applicationsOf(actor)] },
        select: {
          id: true,
          number: true,
          applicantId: true,
          childId: true,
          email: true,
          status: true,
          confirmations: { orderBy: { createdAt: 'desc' }, take: 1, select: { createdAt: true } },
        },
      }),
    );
    if (application.status !== 'awaiting_confirmation') {
      throw new Refusal('conflict', 'Письмо больше не нужно: заявка уже подтверждена или закрыта.');
    }
    const sentAt = application.confirmations[0]?.createdAt.getTime() ?? 0;
    const corrected = application.email !== email;
    // A corrected address is never made to wait: the first letter went nowhere.
    if (!corrected && now().getTime() - sentAt < pauseSeconds * 1000) {
      throw new Refusal(
        'too_many',
        'Письмо только что отправлено. Подождите минуту и проверьте папку «Спам».',
      );
    }
    await tx.application.update({ where: { id: applicationId }, data: { email } });
    await sendConfirmationLink(tx, application, email);
    await recordAudit(tx, actor, {
      event: 'confirmation_sent',
      subject: ['application', applicationId],
      childId: application.childId,
      details: { address_corrected: corrected },
    });
  });
}
