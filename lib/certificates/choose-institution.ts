import { z } from 'zod';
import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, found } from '@/lib/access/scope';
import { findLive, hasPassed } from '@/lib/booked-times/booked-visit';
import { Refusal } from '@/lib/domain/refusal';
import { listAccepting } from '@/lib/institutions/accepting';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';

export const chooseInstitutionFields = z.object({ institutionId: z.uuid({ error: 'Выберите учреждение' }) });

/**
 * The family says where it will come; the deadline then pauses while that institution is closed. Changeable until
 * activation. A time booked elsewhere is given back first, or the family would be awaited at two places.
 */
export async function chooseInstitution(
  actor: FamilyActor,
  certificateId: string,
  institutionId: string,
): Promise<void> {
  requirePermission(actor, 'certificate.choose_institution');
  await inTransaction(async (tx) => {
    const certificate = found(
      await tx.certificate.findFirst({
        where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
        select: { municipalityId: true, childId: true, child: { select: { institutionId: true } } },
      }),
    );
    const accepting = await listAccepting(
      tx,
      certificate.municipalityId,
      today(),
      certificate.child.institutionId,
    );
    if (!accepting.some(({ id }) => id === institutionId)) {
      throw new Refusal(
        'conflict',
        'Это учреждение сегодня не принимает заявления. Выберите другое из списка.',
        'institutionId',
      );
    }
    await refuseWhileBookedElsewhere(tx, certificateId, institutionId);
    const { count } = await tx.certificate.updateMany({
      where: { id: certificateId, status: { in: ['not_activated', 'returned'] } },
      data: { chosenInstitutionId: institutionId },
    });
    if (count === 0)
      throw new Refusal('conflict', 'Сертификат уже активирован или закрыт, выбирать учреждение не нужно.');
    await recordAudit(tx, actor, {
      event: 'institution_chosen',
      subject: ['certificate', certificateId],
      childId: certificate.childId,
      details: { institutionId },
    });
  });
}

async function refuseWhileBookedElsewhere(
  tx: Transaction,
  certificateId: string,
  institutionId: string,
): Promise<void> {
  const visit = await findLive(tx, certificateId);
  if (!visit || hasPassed(visit) || visit.institution.id === institutionId) return;
  throw new Refusal(
    'conflict',
    `Вы записаны на приём ${visit.when}: ${visit.institution.shortName}. Сначала отмените или перенесите эту запись.`,
    'institutionId',
  );
}
