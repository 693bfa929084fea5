import type { Actor, IssuerActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { fullName, nameKey } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { chooseGuardian } from './chosen-guardian';
import { findKnownPupil, isFreeSnils } from './known-here';
import { requireFewAnswers } from './known-limit';
import { createChild, refuseOfAge, refuseWrongGround, sameName, tieChild } from './new-child';
import { childFieldName, type NewChild, type NewFamily } from './register-fields';

type Registered = { guardianId: string; childId: string };

const alreadyHere =
  'Этот ребёнок уже есть в Вашем списке. Откройте его запись: там можно добавить ещё одного родителя.';

/**
 * A parent with children who from now on are pupils of the issuer's institution; their ties stay unproven until an
 * operator saw the originals. Children and parents known elsewhere in the region are not told: a second record of a child
 * is found when its certificate is issued. The same form sent twice registers one family.
 */
export async function registerFamily(actor: Actor, family: NewFamily): Promise<Registered> {
  requirePermission(actor, 'family.register');
  const { parent, children } = family;
  for (const { block, birthDate, ground } of children) {
    refuseOfAge(birthDate, childFieldName(block, 'birthDate'));
    refuseWrongGround(ground, birthDate, childFieldName(block, 'ground'));
  }
  refuseTwice(children);
  await requireFewAnswers(actor);
  return inTransaction(async (tx) => {
    await requireIssuingRight(tx, actor);
    // Two clicks, or two colleagues with the same list, come here one after the other.
    await lockName(tx, `register-family:${actor.institutionId}`);
    const known = await findRegistered(tx, actor, family);
    if (known) return known;
    for (const child of children) {
      if (!(await findKnownPupil(tx, actor, child))) continue;
      throw new Refusal('conflict', alreadyHere, childFieldName(child.block, 'surname'));
    }
    const { guardianId, isNew } = await chooseGuardian(tx, actor, parent);
    const added: string[] = [];
    for (const child of children) added.push(await addPupil(tx, actor, guardianId, child));
    await recordAudit(tx, actor, {
      event: 'family_registered',
      subject: ['person', guardianId],
      details: { children: children.length, newGuardian: isNew },
    });
    const [childId] = added;
    if (!childId) throw new Refusal('invalid');
    return { guardianId, childId };
  });
}

async function addPupil(
  tx: Transaction,
  actor: IssuerActor,
  guardianId: string,
  child: NewChild,
): Promise<string> {
  const { birthDate, groupName, ground } = child;
  const { municipalityId, institutionId } = actor;
  const childId = await createChild(tx, {
    name: child,
    birthDate,
    snils: (await isFreeSnils(tx, child.snils)) ? child.snils : null,
    place: { municipalityId, institutionId, groupName },
  });
  await tieChild(tx, { guardianId, childId, ground });
  await recordAudit(tx, actor, {
    event: 'child_added',
    subject: ['child', childId],
    childId,
    details: { ground },
  });
  return childId;
}

/** All of these children are pupils here and have a guardian of this name: the form has been sent before. */
async function findRegistered(
  tx: Transaction,
  actor: IssuerActor,
  { parent, children }: NewFamily,
): Promise<Registered | null> {
  const tied = await tx.guardianship.findMany({
    where: {
      endedAt: null,
      guardian: { nameKey: nameKey(fullName(parent)) },
      child: {
        institutionId: actor.institutionId,
        OR: children.map((child) => ({ person: sameName(child, child.birthDate) })),
      },
    },
    orderBy: { createdAt: 'asc' },
    select: { guardianId: true, childId: true },
  });
  const [first] = tied;
  const ofOne = tied.filter(({ guardianId }) => guardianId === first?.guardianId);
  return first && ofOne.length === children.length ? first : null;
}

function refuseTwice(children: readonly NewChild[]): void {
  const seen = new Set<string>();
  for (const child of children) {
    const key = `${nameKey(fullName(child))} ${child.birthDate.toString()}`;
    if (seen.has(key)) {
      const field = childFieldName(child.block, 'surname');
      throw new Refusal('invalid', 'Этот ребёнок в форме дважды. Оставьте один раздел.', field);
    }
    seen.add(key);
  }
}
