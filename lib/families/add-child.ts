import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { dbDate } from '@/lib/domain/dates';
import { ageVerdict } from '@/lib/domain/eligibility';
import {
  birthDateWords,
  choiceField,
  dateField,
  nameWords,
  optionalName,
  requiredName,
} from '@/lib/domain/fields';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import { fullName, nameKey } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';

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
  if (ageVerdict(input.birthDate, today()).kind === 'too_old') {
    throw new Refusal('invalid', 'Сертификат выдаётся детям до 18 лет. Проверьте год рождения.', 'birthDate');
  }
  const { ground, birthDate, ...name } = input;
  return inTransaction(async (tx) => {
    // Two clicks come here one after the other.
    await lockRow(tx, 'person', actor.personId);
    const same = { nameKey: nameKey(fullName(name)), birthDate: dbDate(birthDate) };
    const known = await tx.guardianship.findFirst({
      where: { guardianId: actor.personId, endedAt: null, child: { person: same } },
      select: { childId: true },
    });
    if (known) return known.childId;
    const { id } = await tx.person.create({
      data: { ...name, ...same, createdAt: now(), changedAt: now(), child: { create: {} } },
      select: { id: true },
    });
    await tx.guardianship.create({
      data: { guardianId: actor.personId, childId: id, ground, createdAt: now() },
    });
    await recordAudit(tx, actor, {
      event: 'child_added',
      subject: ['child', id],
      childId: id,
      details: { ground },
    });
    return id;
  });
}
