import { found } from '@/lib/access/scope';
import type { OperatorActor } from '@/lib/access/actor';
import { childrenOf } from '@/lib/access/scope';
import { ageOn } from '@/lib/domain/dates';
import { passportAge } from '@/lib/domain/identity-documents';
import { mayBeSameName } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { replaceDocument } from '@/lib/families/applicant-document';
import { enterPerson } from '@/lib/families/enter-person';
import { findKnownParents } from '@/lib/families/known-here';
import { createPerson } from '@/lib/families/new-child';
import { today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { findOwners } from './known-people';
import { anotherPerson, type VisitGuardian } from './visit-fields';

const otherName = (matter: string) =>
  `${matter} уже указан у человека с другим именем. Сверьте его с оригиналом ещё раз.`;

/**
 * The adult who applies: one who is known by passport or SNILS, one of the same name who was chosen, or somebody new.
 * What the originals say is written down either way. Throws the question when it is not clear. Returns the person's id.
 */
export async function enterGuardian(
  tx: Transaction,
  actor: OperatorActor,
  guardian: VisitGuardian,
): Promise<string> {
  if (guardian.birthDate && ageOn(guardian.birthDate, today()) < passportAge) {
    throw new Refusal('invalid', 'Это дата рождения ребёнка. Введите дату рождения взрослого.', 'birthDate');
  }
  const known = await findGuardian(tx, actor, guardian);
  const { birthDate, snils } = guardian;
  const id = known ?? (await createPerson(tx, { name: guardian, birthDate, snils }));
  await lockRow(tx, 'person', id);
  await enterPerson(tx, actor, id, guardian);
  await replaceDocument(tx, id, guardian);
  return id;
}

async function findGuardian(
  tx: Transaction,
  actor: OperatorActor,
  guardian: VisitGuardian,
): Promise<string | null> {
  const { bySnils, byDocument } = await findOwners(tx, guardian);
  if (byDocument && !mayBeSameName(byDocument.name, guardian)) {
    throw new Refusal('conflict', otherName('Этот документ'), 'number');
  }
  if (bySnils && !mayBeSameName(bySnils.name, guardian)) {
    throw new Refusal('conflict', otherName('Этот СНИЛС'), 'snils');
  }
  if (bySnils && byDocument && bySnils.id !== byDocument.id) {
    throw new Refusal('conflict', otherName('Этот СНИЛС'), 'snils');
  }
  const certain = byDocument?.id ?? bySnils?.id;
  if (certain) return certain;
  const { record } = guardian;
  const namesakes = await findKnownParents(tx, actor, guardian);
  if (record !== null && record !== anotherPerson) {
    const chosen = namesakes.find(({ personId }) => personId === record);
    return chosen?.personId ?? (await guardianInScope(tx, actor, record));
  }
  if (namesakes.length > 0 && record === null) {
    throw new Refusal(
      'conflict',
      'Взрослый с таким именем уже записан. Выберите, тот же ли это человек: тогда у семьи останется один вход.',
      'parentRecord',
    );
  }
  return null;
}

/** Opened from the family's record and put right since: the name in the form may be another one by now. */
async function guardianInScope(tx: Transaction, actor: OperatorActor, personId: string): Promise<string> {
  const tie = await tx.guardianship.findFirst({
    where: { guardianId: personId, endedAt: null, child: childrenOf(actor) },
    select: { guardianId: true },
  });
  return found(tie).guardianId;
}
