import type { OperatorActor } from '@/lib/access/actor';
import { Refusal } from '@/lib/domain/refusal';
import { closeApplication } from '@/lib/endings/close-application';
import { terminateCertificate } from '@/lib/endings/terminate-certificate';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';

type Twins = { twinId: string; childId: string; guardianId: string };

/**
 * The record of a child that its second guardian had typed ends for that guardian: the tie was a mistake of entering. Where
 * nobody else is tied to it, its application and a certificate that was never activated end, too. The caller holds both rows.
 */
export async function retireTwin(
  tx: Transaction,
  actor: OperatorActor,
  { twinId, childId, guardianId }: Twins,
): Promise<void> {
  const { count } = await tx.guardianship.updateMany({
    where: { guardianId, childId: twinId, endedAt: null },
    data: { endedAt: now(), endedById: actor.accountId, endGround: 'mistake' },
  });
  if (count === 0) return;
  const others = await tx.guardianship.count({ where: { childId: twinId, endedAt: null } });
  if (others > 0) return;
  await endApplications(tx, actor, twinId);
  await endCertificate(tx, actor, twinId);
  const [childAId = '', childBId = ''] = [twinId, childId].toSorted();
  await tx.duplicateSuspicion.updateMany({
    where: { childAId, childBId, decision: null },
    data: { decision: 'same_child', decidedAt: now(), decidedById: actor.accountId },
  });
}

async function endApplications(tx: Transaction, actor: OperatorActor, childId: string): Promise<void> {
  const open = await tx.application.findMany({
    where: { childId, status: { in: ['awaiting_confirmation', 'confirmed'] } },
    select: { id: true },
  });
  for (const { id } of open) {
    await closeApplication(tx, id, 'cancelled');
    await recordAudit(tx, actor, {
      event: 'application_cancelled',
      subject: ['application', id],
      childId,
      details: { ground: 'linked_to_registered_child' },
    });
  }
}

async function endCertificate(tx: Transaction, actor: OperatorActor, childId: string): Promise<void> {
  const live = await tx.certificate.findFirst({
    where: { childId, status: { in: ['not_activated', 'returned', 'active', 'suspended'] } },
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
