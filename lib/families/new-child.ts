import { randomUUID } from 'node:crypto';
import { ageOn, dbDate, type PlainDate } from '@/lib/domain/dates';
import { ageVerdict } from '@/lib/domain/eligibility';
import { groundFault, type GuardianshipGround } from '@/lib/domain/guardianship';
import { fullName, nameKey, type PersonName } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { now, today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { sealPersonField, snilsIndex } from '@/lib/platform/sealed-fields';

export const ofAge = 'Сертификат выдаётся детям до 18 лет. Проверьте год рождения.';

/** @param field at which it is told */
export function refuseOfAge(birthDate: PlainDate, field = 'birthDate'): void {
  if (ageVerdict(birthDate, today()).kind !== 'too_old') return;
  throw new Refusal('invalid', ofAge, field);
}

/** @param field at which it is told */
export function refuseWrongGround(ground: GuardianshipGround, birthDate: PlainDate, field = 'ground'): void {
  const fault = groundFault(ground, ageOn(birthDate, today()));
  if (fault !== null) throw new Refusal('invalid', fault, field);
}

type PersonFacts = { name: PersonName; birthDate: PlainDate | null; snils?: string | null };

type ChildFacts = PersonFacts & {
  /** Where it goes to school or kindergarten, if that is known already. */
  place?: { municipalityId: string; institutionId: string; groupName: string | null };
};

/** A guardian who is in no register yet. Returns the person's id. */
export async function createPerson(tx: Transaction, facts: PersonFacts): Promise<string> {
  const row = personRow(facts);
  await tx.person.create({ data: row });
  return row.id;
}

/** Returns the child's id. */
export async function createChild(tx: Transaction, { place, ...facts }: ChildFacts): Promise<string> {
  const row = personRow(facts);
  await tx.person.create({ data: { ...row, child: { create: { ...place } } } });
  return row.id;
}

/** How the same person is found again, however the name was typed. */
export function sameName(name: PersonName, birthDate: PlainDate) {
  return { nameKey: nameKey(fullName(name)), birthDate: dbDate(birthDate) };
}

function personRow({ name, birthDate, snils = null }: PersonFacts) {
  const id = randomUUID();
  const { surname, givenName, patronymic } = name;
  return {
    id,
    surname,
    givenName,
    patronymic,
    nameKey: nameKey(fullName(name)),
    birthDate: birthDate && dbDate(birthDate),
    snilsSealed: sealPersonField('snils', id, snils),
    snilsIndex: snils === null ? null : snilsIndex(snils),
    createdAt: now(),
    changedAt: now(),
  };
}

type NewTie = { guardianId: string; childId: string; ground: GuardianshipGround };

/** The tie stays unproven until an operator saw the originals. */
export async function tieChild(tx: Transaction, tie: NewTie): Promise<void> {
  await tx.guardianship.create({ data: { ...tie, createdAt: now() } });
}
