import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { applicationsOf, found } from '@/lib/access/scope';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { closeApplication } from '@/lib/endings/close-application';

/** «Отменить заявку»: possible until the certificate is issued; a new application may follow at once. */
export async function cancelApplication(actor: FamilyActor, applicationId: string): Promise<void> {
  requirePermission(actor, 'application.file');
  await inTransaction(async (tx) => {
    await lockRow(tx, 'application', applicationId);
    const application = found(
      await tx.application.findFirst({
        where: { AND: [{ id: applicationId, applicantId: actor.personId }, applicationsOf(actor)] },
        select: { childId: true, status: true },
      }),
    );
    if (application.status === 'cancelled') return;
    if (!(await closeApplication(tx, applicationId, 'cancelled'))) {
      throw new Refusal('conflict', 'Заявку уже нельзя отменить: она закрыта или сертификат получен.');
    }
    await recordAudit(tx, actor, {
      event: 'application_cancelled',
      subject: ['application', applicationId],
      childId: application.childId,
    });
  });
}
