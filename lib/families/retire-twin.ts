import { liveStatuses } from '@/lib/domain/certificate-status';
import type { RecordActor } from '@/lib/access/actor';
import { Refusal } from '@/lib/domain/refusal';
import { closeApplication } from '@/lib/endings/close-application';
import { terminateCertificate } from '@/lib/endings/terminate-certificate';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';

type Twins = { twinId: string; childId: string; guardianId: string };

/**
 * The record of a child that its second guardian had typed ends for that guardian: the tie was a mistake of entering. Their
 * application and a certificate by it that was never activated end, too; where nobody else is tied to the record, those of
 * everybody. That both are one child is decided in any case: the originals lay on the desk. The caller holds both rows.
 */
export async function retireTwin(
  tx: Transaction,
  actor: RecordActor,
  { twinId, childId, guardianId }: Twins,
): Promise<void> {
  const { count } = await tx.guardianship.updateMany({
    where: { guardianId, childId: twinId, endedAt: null },
    data: { endedAt: now(), endedById: actor.accountId, endGround: 'mistake' },
  });
  if (count === 0) return;
  const others = await tx.guardianship.count({ where: { childId: twinId, endedAt: null } });
  const applications = others > 0 ? { childId: twinId, applicantId: guardianId } : { childId: twinId };
  await endApplications(tx, actor, applications);
  await endCertificate(tx, actor, applications);
  const [childAId = '', childBId = ''] = [twinId, childId].toSorted();
  await tx.duplicateSuspicion.updateMany({
    where: { childAId, childBId, decision: null },
    data: { decision: 'same_child', decidedAt: now(), decidedById: actor.accountId },
  });
}

type Applications = { childId: string; applicantId?: string };

async function endApplications(tx: Transaction, actor: RecordActor, of: Applications): Promise<void> {
  const open = await tx.application.findMany({
    where: { ...of, status: { in: ['awaiting_confirmation', 'confirmed'] } },
    select: { id: true },
  });
  for (const { id } of open) {
    await closeApplication(tx, id, 'cancelled');
    await recordAudit(tx, actor, {
      event: 'application_cancelled',
      subject: ['application', id],
      childId: of.childId,
      details: { ground: 'linked_to_registered_child' },
    });
  }
}

async function endCertificate(tx: Transaction, actor: RecordActor, of: Applications): Promise<void> {
  const live = await tx.certificate.findFirst({
    where: { application: of, status: { in: liveStatuses } },
    select: { id: true, childId: true, status: true },
  });
  if (!live) return;
  if (live.status === 'active' || live.status === 'suspended') {
    throw new Refusal(
      'conflict',
      'По записи, которую внёс этот взрослый, уже активирован свой сертификат. Сначала сравните две записи и прекратите лишний сертификат.',
    );
  }
  await terminateCertificate(tx, actor, live, 'terminate', 'mistake_or_duplicate');
}
