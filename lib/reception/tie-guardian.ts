import type { RecordActor } from '@/lib/access/actor';
import type { GuardianshipGround } from '@/lib/domain/guardianship';
import { Refusal } from '@/lib/domain/refusal';
import { refuseEndedTie } from '@/lib/families/chosen-guardian';
import { tieChild } from '@/lib/families/new-child';
import { recordAudit } from '@/lib/platform/audit';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter, type ToldOfChild } from '@/lib/platform/outbox';
import type { EnteredGuardian } from './enter-guardian';

type NewTie = {
  childId: string;
  guardianId: string;
  guardian: Pick<EnteredGuardian, 'surname' | 'givenName' | 'patronymic' | 'snils'>;
  ground: GuardianshipGround;
  /** At which it is told that both are one person. */
  field: string;
};

/** Whether the adult was not tied to the child before. */
export async function tieGuardian(
  tx: Transaction,
  { childId, guardianId, guardian, ground, field }: NewTie,
): Promise<boolean> {
  if (guardianId === childId) {
    throw new Refusal('invalid', 'Это документы одного человека: ребёнка и взрослого.', field);
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

type Tied = {
  childId: string;
  childName: string;
  ground: GuardianshipGround;
  others: readonly ToldOfChild[];
};

/** A child somebody else has entered has one guardian more: the others learn of it, as they do when a request is granted. */
export async function tellTied(
  tx: Transaction,
  actor: RecordActor,
  { childId, childName, ground, others }: Tied,
): Promise<void> {
  await recordAudit(tx, actor, {
    event: 'guardian_added',
    subject: ['child', childId],
    childId,
    details: { ground },
  });
  const institution = actor.institutionId
    ? await tx.institution.findUniqueOrThrow({
        where: { id: actor.institutionId },
        select: { shortName: true },
      })
    : null;
  for (const other of others) {
    await queueLetter(tx, other, 'guardian_added', {
      childName,
      institution: institution?.shortName ?? null,
      link: new URL('/cabinet/children', environment().APP_URL).href,
    });
  }
}
