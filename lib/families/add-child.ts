import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import {
  birthDateWords,
  choiceField,
  dateField,
  nameWords,
  optionalName,
  requiredName,
} from '@/lib/domain/fields';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { createChild, refuseOfAge, refuseWrongGround, sameName, tieChild } from './new-child';

export const addChildFields = z.object({
  surname: requiredName(nameWords.surname),
  givenName: requiredName(nameWords.givenName),
  patronymic: optionalName(nameWords.patronymic),
  birthDate: dateField({ label: birthDateWords, notAfter: today }),
  ground: choiceField(
    Object.keys(guardianshipGrounds) as (keyof typeof guardianshipGrounds)[],
    'Выберите, кем Вы приходитесь ребёнку',
  ),
});

/**
 * «Добавить ребёнка»: a child the school did not enter. The tie to the parent stays unproven until an operator saw the originals.
 * The same child sent twice is added once. Returns the child's id.
 */
export async function addChild(actor: Actor, input: z.output<typeof addChildFields>): Promise<string> {
  requirePermission(actor, 'child.add');
  refuseOfAge(input.birthDate);
  const { ground, birthDate, ...name } = input;
  refuseWrongGround(ground, birthDate);
  return inTransaction(async (tx) => {
    // Two clicks come here one after the other.
    await lockRow(tx, 'person', actor.personId);
    const known = await tx.guardianship.findFirst({
      where: { guardianId: actor.personId, endedAt: null, child: { person: sameName(name, birthDate) } },
      select: { childId: true },
    });
    if (known) return known.childId;
    const id = await createChild(tx, { name, birthDate });
    await tieChild(tx, { guardianId: actor.personId, childId: id, ground });
    await recordAudit(tx, actor, {
      event: 'child_added',
      subject: ['child', id],
      childId: id,
      details: { ground },
    });
    return id;
  });
}
