import { z } from 'zod';
import type { Actor, RecordActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { choiceField } from '@/lib/domain/fields';
import { groundFields, missingGround } from '@/lib/domain/ground-fields';
import { tieKinds } from '@/lib/domain/ground-documents';
import { reasonKeys, recordChanges, tieEndNeedsPaper, type ReasonOf } from '@/lib/domain/record-changes';
import { Faults, Refusal } from '@/lib/domain/refusal';
import { closeApplication } from '@/lib/endings/close-application';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockRow } from '@/lib/platform/locks';
import { queueLetter } from '@/lib/platform/outbox';
import { keepGround } from '@/lib/record-changes/ground-document';
import { lockRecord } from '@/lib/record-changes/lock-record';
import { noteChange } from '@/lib/record-changes/note-change';
import { guardiansOf, recipientOf, recipientShape } from '@/lib/record-changes/recipients';

export const endTieFields = z
  .object({
    reason: choiceField(reasonKeys('tie_ended'), 'Выберите основание'),
    confirmed: z.literal('on', { error: 'Отметьте, что Вы прочитали, что произойдёт' }),
  })
  .and(groundFields({ kinds: tieKinds, notAfter: today }));

type TieInput = Omit<z.output<typeof endTieFields>, 'confirmed'>;

/**
 * «Прекратить связь»: from this moment the guardian sees child, scans and letters no more; what they applied for and did
 * not get yet is closed. The child may be left without a guardian: the page says so before.
 */
export async function endTie(
  actor: Actor,
  certificateId: string,
  guardianshipId: string,
  input: TieInput,
): Promise<void> {
  requirePermission(actor, 'tie.end');
  await inTransaction(async (tx) => {
    const { childId } = await lockRecord(tx, actor, certificateId);
    const tie = found(
      await tx.guardianship.findFirst({
        where: { id: guardianshipId, childId },
        select: {
          guardian: { select: recipientShape },
          child: { select: { person: { select: { givenName: true } } } },
        },
      }),
    );
    if (actor.role === 'operator') await requireIssuingRight(tx, actor);
    if (tieEndNeedsPaper[input.reason] && !input.ground) {
      throw new Faults(missingGround);
    }
    const { count } = await tx.guardianship.updateMany({
      where: { id: guardianshipId, endedAt: null },
      data: { endedAt: now(), endedById: actor.accountId, endGround: input.reason },
    });
    if (count === 0) throw new Refusal('conflict', 'Эта связь уже прекращена.');
    await closeOpenApplication(tx, actor, childId, tie.guardian.id);
    await noteChange(tx, actor, certificateId, {
      kind: 'tie_ended',
      reason: input.reason,
      groundDocumentId: await keepGround(tx, childId, input.ground),
      guardianshipId,
    });
    await recordAudit(tx, actor, {
      event: 'tie_ended',
      subject: ['child', childId],
      childId,
      details: { reason: input.reason, guardianshipId },
    });
    await tell(tx, childId, tie, input.reason);
  });
}

async function closeOpenApplication(
  tx: Transaction,
  actor: RecordActor,
  childId: string,
  guardianId: string,
): Promise<void> {
  const open = await tx.application.findFirst({
    where: { childId, applicantId: guardianId, status: { in: ['awaiting_confirmation', 'confirmed'] } },
    select: { id: true },
  });
  if (!open) return;
  await lockRow(tx, 'application', open.id);
  if (!(await closeApplication(tx, open.id, 'cancelled'))) return;
  await recordAudit(tx, actor, {
    event: 'application_cancelled',
    subject: ['application', open.id],
    childId,
  });
}

type Tie = {
  guardian: Parameters<typeof recipientOf>[0];
  child: { person: { givenName: string } };
};

async function tell(
  tx: Transaction,
  childId: string,
  { guardian, child }: Tie,
  key: ReasonOf<'tie_ended'>,
): Promise<void> {
  const facts = {
    childGivenName: child.person.givenName,
    reason: recordChanges.tie_ended.reasons[key],
    link: new URL('/cabinet', environment().APP_URL).href,
  };
  await queueLetter(tx, recipientOf(guardian), 'tie_ended', { own: true, ...facts });
  for (const other of await guardiansOf(tx, childId)) {
    await queueLetter(tx, other, 'tie_ended', { own: false, ...facts });
  }
}
