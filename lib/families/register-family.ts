import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { fullName, nameKey } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction, type Queryable, type Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { addGuardian, chooseGuardian } from './chosen-guardian';
import { findKnownPupil, isFreeSnils } from './known-here';
import { requireFewAnswers } from './known-limit';
import { createChild, refuseOfAge, refuseWrongGround, sameName, tieChild } from './new-child';
import { childFieldName, type NewChild, type NewFamily } from './register-fields';
import { pupilsOfRegistrar, registrarOf, type Registrar } from './registrar';

export type Registered = { guardianId: string; childId: string };

const alreadyHere =
  'Этот ребёнок уже есть в Вашем списке. Откройте его запись: там можно добавить ещё одного родителя.';

/**
 * A parent with children who from now on are pupils of the issuer's institution; their ties stay unproven until an
 * operator saw the originals. Children and parents known elsewhere in the region are not told: a second record of a child
 * is found when its certificate is issued. The same form sent twice registers one family.
 */
export async function registerFamily(actor: Actor, family: NewFamily): Promise<Registered> {
  requirePermission(actor, 'family.register');
  refuseImpossible(family);
  await requireFewAnswers(actor);
  return inTransaction(async (tx) => {
    await requireIssuingRight(tx, actor);
    return registerWithin(tx, registrarOf(actor), family);
  });
}

/**
 * The same inside another write, for whoever's right to it has been asked.
 * @param strange under `holdRegister` it has been seen that nobody in the register has the name or SNILS of any of them
 */
export async function registerWithin(
  tx: Transaction,
  registrar: Registrar,
  family: NewFamily,
  strange = false,
): Promise<Registered> {
  const { parent, children } = family;
  await holdRegister(tx, registrar);
  const known = strange ? null : await findFamilyHere(tx, registrar, family);
  if (known) return known;
  const { guardianId, isNew } = strange
    ? await addGuardian(tx, parent)
    : await chooseGuardian(tx, pupilsOfRegistrar(registrar), parent);
  const added: string[] = [];
  for (const child of children) added.push(await addPupil(tx, registrar, guardianId, child));
  await recordAudit(tx, registrar.author, {
    event: 'family_registered',
    subject: ['person', guardianId],
    details: { children: children.length, newGuardian: isNew },
  });
  const [childId] = added;
  if (!childId) throw new Refusal('invalid');
  return { guardianId, childId };
}

/** Two clicks, or two colleagues with the same list, come here one after the other. */
export function holdRegister(
  tx: Transaction,
  { institutionId }: Pick<Registrar, 'institutionId'>,
): Promise<void> {
  return lockName(tx, `register-family:${institutionId}`);
}

/** Faults of what was entered that nothing in the register can mend: the age, the ground, one child twice. */
export function refuseImpossible({ children }: NewFamily): void {
  for (const { block, birthDate, ground } of children) {
    refuseOfAge(birthDate, childFieldName(block, 'birthDate'));
    refuseWrongGround(ground, birthDate, childFieldName(block, 'ground'));
  }
  refuseTwice(children);
}

/**
 * The family if it is written down already, null for a new one.
 * @throws Refusal when a child is a pupil here by way of another adult
 */
export async function findFamilyHere(
  db: Queryable,
  registrar: Registrar,
  family: NewFamily,
): Promise<Registered | null> {
  const known = await findRegistered(db, registrar, family);
  if (known) return known;
  for (const child of family.children) {
    if (!(await findKnownPupil(db, pupilsOfRegistrar(registrar), child))) continue;
    throw new Refusal('conflict', alreadyHere, childFieldName(child.block, 'surname'));
  }
  return null;
}

async function addPupil(
  tx: Transaction,
  { municipalityId, institutionId, author }: Registrar,
  guardianId: string,
  child: NewChild,
): Promise<string> {
  const { birthDate, groupName, ground } = child;
  const childId = await createChild(tx, {
    name: child,
    birthDate,
    snils: (await isFreeSnils(tx, child.snils)) ? child.snils : null,
    place: { municipalityId, institutionId, groupName },
  });
  await tieChild(tx, { guardianId, childId, ground });
  await recordAudit(tx, author, {
    event: 'child_added',
    subject: ['child', childId],
    childId,
    details: { ground },
  });
  return childId;
}

/** All of these children are pupils here and have a guardian of this name: the form has been sent before. */
async function findRegistered(
  db: Queryable,
  { institutionId }: Registrar,
  { parent, children }: NewFamily,
): Promise<Registered | null> {
  const tied = await db.guardianship.findMany({
    where: {
      endedAt: null,
      guardian: { nameKey: nameKey(fullName(parent)) },
      child: {
        institutionId,
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
