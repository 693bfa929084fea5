import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { choiceField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { statusReasons } from '@/lib/domain/status-reasons';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockRecord } from '@/lib/record-changes/lock-record';
import { writeStatus } from '@/lib/record-changes/write-status';
import { confirmedField } from './change-status';
import { findStatusStand } from './status-obstacle';
import { tellStatus } from '@/lib/record-changes/tell-family';

type UndoReason = keyof typeof statusReasons.undo_activation;

const reasons = Object.keys(statusReasons.undo_activation) as UndoReason[];

export const undoActivationFields = z.object({
  reason: choiceField(reasons, 'Выберите, что случилось'),
  confirmed: confirmedField,
});

/**
 * «Отменить активацию»: on its own day, by the institution that made it. What the activation itself made goes with it
 * (checks, consent, proof of the tie, the year's money); what was there before stays.
 */
export async function undoActivation(
  actor: Actor,
  certificateId: string,
  { reason }: { reason: UndoReason },
): Promise<void> {
  requirePermission(actor, 'certificate.undo_activation');
  await inTransaction(async (tx) => {
    const { childId } = await lockRecord(tx, actor, certificateId);
    const { status, obstacle } = await findStatusStand(tx, actor, certificateId, 'undo_activation');
    if (obstacle) throw new Refusal('conflict', obstacle);
    const unmade = await unmake(tx, certificateId);
    await writeStatus(
      tx,
      actor,
      { id: certificateId, status },
      {
        action: 'undo_activation',
        reasons: [reason],
        data: { activatedAt: null, activatedById: null, activatedAtInstitutionId: null },
      },
    );
    await recordAudit(tx, actor, {
      event: 'activation_undone',
      subject: ['certificate', certificateId],
      childId,
      details: { reason, ...unmade },
    });
    await tellStatus(tx, actor, certificateId, 'undo_activation', reason);
  });
}

/**
 * The activation wrote one instant into everything it made: what bears another one is somebody else's. Money that came
 * after it, with a change of the group, was there only because of it. Returns how much there was of each: the rows are gone.
 */
async function unmake(tx: Transaction, certificateId: string): Promise<Unmade> {
  const row = await tx.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: {
      childId: true,
      activatedAt: true,
      activatedById: true,
      application: { select: { applicantId: true } },
    },
  });
  const { childId, application } = row;
  const [at, byId] = [found(row.activatedAt), found(row.activatedById)];
  const checks = await tx.paperCheck.deleteMany({
    where: { certificateId, checkedAt: at, checkedById: byId },
  });
  const consents = await tx.consent.deleteMany({
    where: { childId, giverId: application.applicantId, givenAt: at, paper: { certificateId } },
  });
  const ties = await tx.guardianship.updateMany({
    where: { childId, guardianId: application.applicantId, provenAt: at, provenById: byId },
    data: { provenAt: null, provenById: null },
  });
  const years = await tx.fundingYear.deleteMany({ where: { certificateId, createdAt: { gte: at } } });
  return {
    checksRemoved: checks.count,
    consentsRemoved: consents.count,
    tiesUnproven: ties.count,
    fundingYearsRemoved: years.count,
  };
}

type Unmade = Record<'checksRemoved' | 'consentsRemoved' | 'tiesUnproven' | 'fundingYearsRemoved', number>;
