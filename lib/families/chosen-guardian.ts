import { ageOn } from '@/lib/domain/dates';
import { passportAge } from '@/lib/domain/identity-documents';
import { mayBeSameName } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { today } from '@/lib/platform/clock';
import type { Queryable, Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { snilsIndex } from '@/lib/platform/sealed-fields';
import { findKnownParents, isFreeSnils } from './known-here';
import { createPerson } from './new-child';
import { anotherParent, type NewParent } from './register-fields';

/** @throws Refusal when the birth date of the adult is that of a child */
export function refuseChildAsAdult({ birthDate }: Pick<NewParent, 'birthDate'>): void {
  if (birthDate && ageOn(birthDate, today()) < passportAge) {
    throw new Refusal('invalid', 'Это дата рождения ребёнка. Введите дату рождения взрослого.', 'birthDate');
  }
}

type ChosenGuardian = { guardianId: string; isNew: boolean };

/**
 * Who of the guardians of these children the adult of the form is; null for somebody new. Throws the question when it is not
 * clear.
 */
export async function findChosen(
  db: Queryable,
  scope: Prisma.ChildWhereInput,
  parent: NewParent,
): Promise<string | null> {
  refuseChildAsAdult(parent);
  const known = await findKnownParents(db, scope, parent);
  const chosen = known.find(({ personId }) => personId === parent.sameParent);
  if (chosen) return chosen.personId;
  if (known.some(({ certain }) => certain)) {
    throw new Refusal(
      'conflict',
      'Этот взрослый уже записан у Вас. Выберите его, чтобы у семьи остался один вход.',
      'sameParent',
    );
  }
  if (known.length > 0 && parent.sameParent !== anotherParent) {
    throw new Refusal(
      'conflict',
      'Взрослый с таким именем уже записан у Вас. Выберите, тот же ли это человек.',
      'sameParent',
    );
  }
  return null;
}

/** The adult of the form: one who is known here and chosen, or somebody new. Throws the question when it is not clear. */
export async function chooseGuardian(
  tx: Transaction,
  scope: Prisma.ChildWhereInput,
  parent: NewParent,
): Promise<ChosenGuardian> {
  const chosen = await findChosen(tx, scope, parent);
  return chosen === null ? addGuardian(tx, parent) : { guardianId: chosen, isNew: false };
}

/** Somebody who is nobody in the register. */
export async function addGuardian(tx: Transaction, parent: NewParent): Promise<ChosenGuardian> {
  const snils = (await isFreeSnils(tx, parent.snils)) ? parent.snils : null;
  const { birthDate } = parent;
  return { guardianId: await createPerson(tx, { name: parent, birthDate, snils }), isNew: true };
}

type Returning = { guardianId: string | null } & Pick<
  NewParent,
  'surname' | 'givenName' | 'patronymic' | 'snils'
>;

/**
 * Whom a court has taken the child from does not come back by way of a school, neither under another spelling of the name
 * nor, by the same SNILS, under another name.
 */
export async function refuseEndedTie(tx: Transaction, childId: string, parent: Returning): Promise<void> {
  const ended = await tx.guardianship.findMany({
    where: { childId, endGround: { in: ['court', 'rights_terminated'] } },
    select: {
      guardianId: true,
      guardian: { select: { surname: true, givenName: true, patronymic: true, snilsIndex: true } },
    },
  });
  const index = parent.snils === null ? null : Buffer.from(snilsIndex(parent.snils));
  const returns = ended.some(
    ({ guardianId, guardian }) =>
      guardianId === parent.guardianId ||
      mayBeSameName(guardian, parent) ||
      (index !== null && guardian.snilsIndex !== null && index.equals(guardian.snilsIndex)),
  );
  if (!returns) return;
  throw new Refusal(
    'conflict',
    'Связь этого человека с ребёнком прекращена решением, и портал её не восстанавливает. За ребёнка действует другой представитель. Если он ещё не связан с ребёнком, это делает по документам специалист, принимающий заявления: «Связать взрослого» в записи о сертификате, а без сертификата — вместе с заявлением на приёме.',
  );
}
