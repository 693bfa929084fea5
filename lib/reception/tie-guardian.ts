import type { OperatorActor } from '@/lib/access/actor';
import { fullName } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { refuseEndedTie } from '@/lib/families/chosen-guardian';
import { tieChild } from '@/lib/families/new-child';
import { recordAudit } from '@/lib/platform/audit';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter, type Recipient } from '@/lib/platform/outbox';
import { blockName } from './visit-blocks';
import type { VisitChild, VisitGuardian } from './visit-fields';

/** Whether the adult was not tied to the child before. */
export async function tieGuardian(
  tx: Transaction,
  childId: string,
  guardianId: string,
  guardian: VisitGuardian,
  { ground, block }: VisitChild,
): Promise<boolean> {
  if (guardianId === childId) {
    throw new Refusal(
      'invalid',
      'Это документы одного человека: ребёнка и заявителя.',
      blockName(block, 'number'),
    );
  }
  await refuseEndedTie(tx, childId, { ...guardian, guardianId });
  const held = await tx.guardianship.findFirst({
    where: { guardianId, childId, endedAt: null },
    select: { id: true, ground: true, provenAt: true },
  });
  if (!held) {
    await tieChild(tx, { guardianId, childId, ground });
    return true;
  }
  if (held.provenAt === null && held.ground !== ground) {
    await tx.guardianship.update({ where: { id: held.id }, data: { ground } });
  }
  return false;
}

type Tied = { child: VisitChild; childId: string; others: readonly Recipient[] };

/** A child somebody else has entered has one guardian more: the others learn of it, as they do when a request is granted. */
export async function tellTied(
  tx: Transaction,
  actor: OperatorActor,
  { child, childId, others }: Tied,
): Promise<void> {
  await recordAudit(tx, actor, {
    event: 'guardian_added',
    subject: ['child', childId],
    childId,
    details: { ground: child.ground },
  });
  const { shortName } = await tx.institution.findUniqueOrThrow({
    where: { id: actor.institutionId },
    select: { shortName: true },
  });
  for (const other of others) {
    await queueLetter(tx, other, 'guardian_added', {
      childName: fullName(child),
      institution: shortName,
      link: new URL('/cabinet/children', environment().APP_URL).href,
    });
  }
}
