import { z } from 'zod';
import type { Actor, ActorOf } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import type { TerminationReason } from '@/lib/domain/certificate-status';
import { choiceField } from '@/lib/domain/fields';
import { decisionKinds, type GroundDocumentKind } from '@/lib/domain/ground-documents';
import { groundFields, missingGround, type Ground } from '@/lib/domain/ground-fields';
import { Faults, Refusal } from '@/lib/domain/refusal';
import { allStatusReasonKeys, reasonFor, type StatusAction } from '@/lib/domain/status-reasons';
import { terminateCertificate } from '@/lib/endings/terminate-certificate';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { logForRestore } from '@/lib/platform/log';
import { keepGround } from '@/lib/record-changes/ground-document';
import { lockRecord } from '@/lib/record-changes/lock-record';
import { writeStatus } from '@/lib/record-changes/write-status';
import { renewYear } from '../renew-year';
import { requireReceivingRight } from './receiving-right';
import { findStatusStand } from './status-obstacle';
import { tellStatus } from '@/lib/record-changes/tell-family';

/** «Я проверил(а)»: nothing of this kind happens by one stray press. */
export const confirmedField = z.literal('on', { error: 'Отметьте, что Вы прочитали, что произойдёт' });

export const changeStatusFields = z
  .object({ reason: choiceField(allStatusReasonKeys, 'Выберите причину'), confirmed: confirmedField })
  .and(groundFields({ notAfter: today }));

export type StatusInput = z.output<typeof changeStatusFields>;

type ReasonedAction = Exclude<StatusAction, 'undo_activation'>;

/**
 * «Приостановить», «Восстановить», «Прекратить»: with a reason of the action's list and the paper it rests on. Status,
 * history, audit and letter commit together; of two at once one acts, the other is told who was faster.
 */
export async function changeStatus(
  actor: Actor,
  certificateId: string,
  action: ReasonedAction,
  input: Omit<StatusInput, 'confirmed'>,
): Promise<void> {
  const childId = await inTransaction((tx) => changeStatusWithin(tx, actor, certificateId, action, input));
  // A restore from a backup of before knows nothing of it: the log, kept elsewhere, does.
  const isWithdrawn = action === 'terminate' && input.reason === 'consent_withdrawn';
  if (isWithdrawn) logForRestore({ event: 'consent_withdrawn', record: childId });
}

/** The same as a part of a larger deed. Returns whose certificate it is. */
export async function changeStatusWithin(
  tx: Transaction,
  actor: Actor,
  certificateId: string,
  action: ReasonedAction,
  input: Omit<StatusInput, 'confirmed'>,
): Promise<string> {
  requirePermission(actor, 'certificate.change_status');
  const { childId } = await lockRecord(tx, actor, certificateId);
  await requireReceivingRight(tx, actor);
  const { status, obstacle } = await findStatusStand(tx, actor, certificateId, action);
  if (obstacle) throw new Refusal('conflict', obstacle);
  const reason = reasonFor(action, input.reason, status);
  if (!reason) throw new Refusal('invalid', 'Выберите причину из списка', 'reason');
  requireGround(action, input.ground, reason.document);
  const groundDocumentId = await keepGround(tx, childId, input.ground);
  const certificate = { id: certificateId, childId, status };
  if (action === 'terminate') {
    // Only the keys of terminationReasons are known to this action.
    const ending = input.reason as TerminationReason;
    if (ending === 'consent_withdrawn') await noteWithdrawal(tx, actor, certificateId, childId);
    await terminateCertificate(tx, actor, certificate, action, ending, groundDocumentId);
  } else {
    await writeStatus(tx, actor, certificate, { action, reasons: [input.reason], groundDocumentId });
    // Suspended on 1 January it got no money of the year.
    if (action === 'restore') await renewYear(tx, certificateId, today());
    await recordAudit(tx, actor, {
      event: action === 'suspend' ? 'certificate_suspended' : 'certificate_restored',
      subject: ['certificate', certificateId],
      childId,
      details: { reason: input.reason },
    });
  }
  await tellStatus(tx, actor, certificateId, action, input.reason);
  return childId;
}

/** The paper the reason asks for is there, and is one that such a decision may rest on. */
function requireGround(action: ReasonedAction, ground: Ground | null, needed: boolean): void {
  const kinds: readonly GroundDocumentKind[] = decisionKinds[action];
  if (ground && !kinds.includes(ground.kind)) {
    throw new Refusal('invalid', 'Выберите документ из списка', 'groundKind');
  }
  if (needed && !ground) {
    throw new Faults(missingGround);
  }
}

/** Withdrawn on paper at the counter it is withdrawn all the same: what the law destroys is counted from this moment. */
async function noteWithdrawal(
  tx: Transaction,
  actor: ActorOf<'operator' | 'municipal_admin' | 'regional_admin'>,
  certificateId: string,
  childId: string,
): Promise<void> {
  const { application } = await tx.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: { application: { select: { applicantId: true } } },
  });
  const live = { giverId: application.applicantId, childId, withdrawnAt: null };
  const consent = await tx.consent.findFirst({ where: live, select: { id: true } });
  if (!consent) return;
  await tx.consent.update({ where: { id: consent.id }, data: { withdrawnAt: now() } });
  await recordAudit(tx, actor, { event: 'consent_withdrawn', subject: ['consent', consent.id], childId });
}
