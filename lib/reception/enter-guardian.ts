import type { RecordActor } from '@/lib/access/actor';
import { childrenOf, found } from '@/lib/access/scope';
import { ageOn } from '@/lib/domain/dates';
import { passportAge } from '@/lib/domain/identity-documents';
import { fullName, mayBeSameName, type PersonName } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { replaceDocument } from '@/lib/families/applicant-document';
import { enterPerson } from '@/lib/families/enter-person';
import { findKnownParents } from '@/lib/families/known-here';
import { createPerson } from '@/lib/families/new-child';
import { today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { mayBeRecordOf, readAnswer } from './carried-record';
import { findGuardianInScope, findOwners } from './known-people';
import { anotherPerson, type VisitGuardian } from './visit-fields';

const otherName = (matter: string) =>
  `${matter} уже указан у человека с другим именем. Сверьте его с оригиналом ещё раз.`;

/** An adult with the document on the desk; address and telephone are asked of whoever applies. */
export type EnteredGuardian = Omit<VisitGuardian, 'address' | 'phone' | 'email'> & {
  address: string | null;
  phone: string | null;
};

/**
 * The adult who came: one who is known by passport or SNILS, one of the same name who was chosen, or somebody new.
 * What the originals say is written down either way. Throws the question when it is not clear. Returns the person's id.
 */
export async function enterGuardian(
  tx: Transaction,
  actor: RecordActor,
  guardian: EnteredGuardian,
  { typedAnew = false } = {},
): Promise<string> {
  if (guardian.birthDate && ageOn(guardian.birthDate, today()) < passportAge) {
    throw new Refusal('invalid', 'Это дата рождения ребёнка. Введите дату рождения взрослого.', 'birthDate');
  }
  const known = await findGuardian(tx, actor, guardian);
  const { birthDate, snils } = guardian;
  const id = known ?? (await createPerson(tx, { name: guardian, birthDate, snils }));
  await lockRow(tx, 'person', id);
  await enterPerson(tx, actor, id, guardian);
  await replaceDocument(tx, id, guardian, { typedAnew });
  return id;
}

async function findGuardian(
  tx: Transaction,
  actor: RecordActor,
  guardian: EnteredGuardian,
): Promise<string | null> {
  const { record } = guardian;
  const answer = record === null || record === anotherPerson ? null : readAnswer(record);
  const known = answer && (await findGuardianInScope(tx, actor, answer.id));
  const { bySnils, byDocument } = await findOwners(tx, guardian);
  for (const [owner, matter, field] of [
    [byDocument, 'Этот документ', 'number'],
    [bySnils, 'Этот СНИЛС', 'snils'],
  ] as const) {
    if (!owner || mayBeSameName(owner.name, guardian)) continue;
    if (owner.id !== known?.id) throw new Refusal('conflict', otherName(matter), field);
    if (!answer?.confirmed) throw anotherName(owner.name);
  }
  if (bySnils && byDocument && bySnils.id !== byDocument.id) {
    throw new Refusal('conflict', otherName('Этот СНИЛС'), 'snils');
  }
  const certain = byDocument?.id ?? bySnils?.id;
  if (certain) return certain;
  if (record === anotherPerson) return null;
  if (answer) {
    // The other parent may have been typed over the one whose record is open: the record, and the cabinet with it, goes to
    // nobody of another name without the operator's word.
    const carried = found(known);
    if (!answer.confirmed && !mayBeRecordOf(carried, guardian)) throw anotherName(carried.name);
    return carried.id;
  }
  const namesakes = await findKnownParents(tx, childrenOf(actor), guardian);
  if (namesakes.length > 0) {
    throw new Refusal(
      'conflict',
      'Взрослый с таким именем уже записан. Выберите, тот же ли это человек: тогда у семьи останется один вход.',
      'parentRecord',
    );
  }
  return null;
}

function anotherName(name: PersonName): Refusal {
  return new Refusal(
    'conflict',
    `В открытой записи другой взрослый: ${fullName(name)}. Выберите, тот же ли это человек.`,
    'parentRecord',
  );
}
