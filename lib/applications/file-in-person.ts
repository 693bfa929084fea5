import type { OperatorActor } from '@/lib/access/actor';
import { Refusal } from '@/lib/domain/refusal';
import { closeApplication } from '@/lib/endings/close-application';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';

type InPerson = { childId: string; applicantId: string; email: string | null; visitId: string };

const others =
  'На этого ребёнка уже подана заявка другим законным представителем. Пусть он отменит её в своём кабинете или придёт сам.';

/**
 * The application of a family that stands at the counter: confirmed at once, for the operator saw the applicant. One the
 * same applicant began in the cabinet goes on. The caller holds the child's row. Returns the application's id.
 */
export async function fileInPerson(tx: Transaction, actor: OperatorActor, filed: InPerson): Promise<string> {
  const { childId, applicantId, visitId } = filed;
  const open = await tx.application.findFirst({
    where: { childId, status: { in: ['awaiting_confirmation', 'confirmed'] } },
    select: { id: true, applicantId: true },
  });
  if (open?.applicantId === applicantId) return takeOver(tx, actor, open.id, filed);
  if (open) {
    await refuseIfValid(tx, open.applicantId, childId);
    await lockRow(tx, 'application', open.id);
    await closeApplication(tx, open.id, 'cancelled');
    await recordAudit(tx, null, {
      event: 'application_cancelled',
      subject: ['application', open.id],
      childId,
      details: { ground: 'tie_ended' },
    });
  }
  const { id } = await tx.application.create({
    data: {
      childId,
      applicantId,
      visitId,
      email: filed.email,
      channel: 'in_person',
      status: 'confirmed',
      createdAt: now(),
      confirmedAt: now(),
    },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    event: 'application_filed',
    subject: ['application', id],
    childId,
    details: { ground: 'in_person' },
  });
  return id;
}

async function takeOver(
  tx: Transaction,
  actor: OperatorActor,
  id: string,
  { childId, visitId }: InPerson,
): Promise<string> {
  await lockRow(tx, 'application', id);
  const { count } = await tx.application.updateMany({
    where: { id, status: 'awaiting_confirmation' },
    data: { status: 'confirmed', confirmedAt: now() },
  });
  const { count: kept } = await tx.application.updateMany({
    where: { id, status: 'confirmed' },
    data: { visitId },
  });
  // Cancelled by the family at this very moment.
  if (kept === 0) throw new Refusal('conflict');
  if (count === 0) return id;
  await tx.emailConfirmation.updateMany({
    where: { applicationId: id, usedAt: null, voidedAt: null },
    data: { voidedAt: now() },
  });
  await recordAudit(tx, actor, {
    event: 'application_confirmed',
    subject: ['application', id],
    childId,
    details: { ground: 'in_person' },
  });
  return id;
}

async function refuseIfValid(tx: Transaction, guardianId: string, childId: string): Promise<void> {
  if (guardianId === childId)
    throw new Refusal('conflict', 'Ребёнок уже подал заявку сам. Оформите её от его имени.');
  const tie = await tx.guardianship.findFirst({
    where: { guardianId, childId, endedAt: null },
    select: { id: true },
  });
  if (tie) throw new Refusal('conflict', others);
}
