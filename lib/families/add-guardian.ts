import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found } from '@/lib/access/scope';
import { plainDate } from '@/lib/domain/dates';
import { fullName, nameKey } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { chooseGuardian, refuseEndedTie } from './chosen-guardian';
import { requireFewAnswers } from './known-limit';
import { refuseOfAge, refuseWrongGround, tieChild } from './new-child';
import type { NewGuardian } from './register-fields';
import { addingObstacle } from './settled-child';

/** «Добавить родителя»: one more guardian of a pupil, unproven as all whom a school enters. The same sent twice is added once. */
export async function addGuardian(actor: Actor, childId: string, input: NewGuardian): Promise<void> {
  requirePermission(actor, 'family.register');
  const { ground, ...parent } = input;
  await requireFewAnswers(actor);
  await inTransaction(async (tx) => {
    await lockRow(tx, 'child', childId);
    const child = found(
      await tx.child.findFirst({
        where: { AND: [{ personId: childId }, childrenOf(actor)] },
        select: {
          person: { select: { birthDate: true } },
          guardianships: {
            where: { endedAt: null, guardian: { nameKey: nameKey(fullName(parent)) } },
            select: { guardianId: true },
          },
        },
      }),
    );
    await requireIssuingRight(tx, actor);
    if (child.person.birthDate) {
      const birthDate = plainDate(child.person.birthDate);
      refuseOfAge(birthDate);
      refuseWrongGround(ground, birthDate);
    }
    if (child.guardianships.length > 0) return;
    const obstacle = await addingObstacle(tx, childId);
    if (obstacle !== null) throw new Refusal('conflict', obstacle);
    await refuseEndedTie(tx, childId, { ...parent, guardianId: null });
    const { guardianId, isNew } = await chooseGuardian(tx, childrenOf(actor), parent);
    await refuseEndedTie(tx, childId, { ...parent, guardianId });
    if (guardianId === childId) throw new Refusal('invalid', 'Это сам ребёнок.', 'surname');
    await tieChild(tx, { guardianId, childId, ground });
    await recordAudit(tx, actor, {
      event: 'guardian_added',
      subject: ['child', childId],
      childId,
      details: { ground, newGuardian: isNew },
    });
  });
}
