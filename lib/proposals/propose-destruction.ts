import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, found } from '@/lib/access/scope';
import { choiceField, textField } from '@/lib/domain/fields';
import { destructionGrounds, type DestructionGround } from '@/lib/domain/proposals';
import { Refusal } from '@/lib/domain/refusal';
import { findDestructionObstacle, findGroundObstacle } from '@/lib/personal-data/retention/destroy-by-law';
import { database, inTransaction, type Queryable } from '@/lib/platform/database';
import { lockRecord } from '@/lib/record-changes/lock-record';
import { proposeWhole } from './propose-whole';

const grounds = Object.keys(destructionGrounds) as DestructionGround[];

export const destructionFields = z.object({
  ground: choiceField(grounds, 'Выберите основание'),
  note: textField({
    label: { title: 'Пояснение', accusative: 'пояснение: номер и дату требования или решения' },
    max: 500,
  }),
});

/** Proposes to destroy a child's data before the term, from one of its records. Returns the proposal; sent twice it is one. */
export async function proposeDestruction(
  actor: DeskActor,
  certificateId: string,
  { ground, note }: z.output<typeof destructionFields>,
): Promise<string> {
  requirePermission(actor, 'proposal.make');
  return inTransaction(async (tx) => {
    const { childId } = await lockRecord(tx, actor, certificateId);
    const open = await findOpen(tx, childId);
    if (open !== null) return open;
    const obstacle = await findObstacle(tx, actor, childId);
    if (obstacle !== null) throw new Refusal('conflict', obstacle);
    const groundless = await findGroundObstacle(tx, childId, ground);
    if (groundless !== null) throw new Refusal('invalid', groundless, 'ground');
    const { municipalityId } = await tx.certificate.findUniqueOrThrow({
      where: { id: certificateId },
      select: { municipalityId: true },
    });
    return proposeWhole(tx, actor, { kind: 'destroy_child', childId, municipalityId, reason: ground }, note);
  });
}

/** Whether the destruction is proposed already, and why it cannot be proposed now. */
export async function getDestructionDesk(actor: DeskActor, certificateId: string) {
  requirePermission(actor, 'proposal.make');
  const { childId } = found(
    await database().certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: { childId: true },
    }),
  );
  return {
    proposalId: await findOpen(database(), childId),
    obstacle: await findObstacle(database(), actor, childId),
  };
}

async function findOpen(db: Queryable, childId: string): Promise<string | null> {
  const open = await db.proposal.findFirst({
    where: { childId, state: { in: ['waiting', 'confirmed'] } },
    select: { id: true },
  });
  return open?.id ?? null;
}

/** What belongs to two municipalities neither of them takes away from the other. */
async function findObstacle(db: Queryable, actor: DeskActor, childId: string): Promise<string | null> {
  if (actor.role === 'municipal_admin') {
    const elsewhere = await db.certificate.count({
      where: { childId, municipalityId: { not: actor.municipalityId } },
    });
    if (elsewhere > 0) {
      return 'Записи этого ребёнка есть не только в Вашем муниципалитете: удаление предлагает администратор региона.';
    }
  }
  return findDestructionObstacle(db, childId);
}
