import type { PlainDate } from '@/lib/domain/dates';
import type { GuardianshipGround } from '@/lib/domain/guardianship';
import { passportAge } from '@/lib/domain/identity-documents';
import { ageOn } from '@/lib/domain/dates';
import type { PersonName } from '@/lib/domain/names';
import {
  inventedDocument,
  inventedPassport,
  inventedPhone,
  inventedSnils,
} from '@/lib/local/demo/invented-numbers';
import { inventedAddress, inventedFamily } from '@/lib/local/demo/invented-people';
import { childRow, documentRow, personRow, tieRow, type DocumentFacts } from '@/lib/local/demo/rows/people';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { loadKeys } from '@/lib/platform/load-keys';
import { givenAccount } from './accounts';
import { unique } from './unique';

const town = { index: '654000', name: 'г. Новокузнецк' };

type ParentOptions = {
  /** Everything the papers need of an applicant; true by default. */
  complete?: boolean;
  name?: PersonName;
  email?: string | null;
};

/** A parent with an account. */
export async function givenParent({ complete = true, name, email = null }: ParentOptions = {}) {
  await loadKeys();
  const n = unique();
  const person = personRow({
    name: name ?? inventedFamily(n).mother,
    birthDate: today().subtract({ years: 35, days: n % 300 }),
    ...(complete
      ? { address: inventedAddress(n, town), phone: inventedPhone(n), snils: inventedSnils(n) }
      : {}),
    email,
    createdAt: now(),
  });
  await database().person.create({ data: person });
  if (complete) {
    const passport = inventedPassport(n, today().subtract({ years: 10 }));
    await database().identityDocument.create({ data: documentRow(person.id, passport, now()) });
  }
  return { personId: person.id, ...(await givenAccount('parent', { personId: person.id })) };
}

type ChildOptions = {
  /** Several: the child has several guardians. None: only the child is in the base. */
  parent?: { personId: string } | readonly { personId: string }[];
  ground?: GuardianshipGround;
  birthDate?: PlainDate;
  /** In full years; 8 by default. */
  age?: number;
  /** Address, municipality and where the child goes; true by default. */
  complete?: boolean;
  /** The identity document of the age; false by default. Or a document of the test's own. */
  document?: boolean | DocumentFacts;
  municipalityId: string;
  /** Without one the child attends neither a school nor a kindergarten. */
  institutionId?: string;
  /** Class or group there. */
  groupName?: string;
  name?: PersonName;
  snils?: string | null;
};

export async function givenChild(options: ChildOptions) {
  await loadKeys();
  const n = unique();
  const { age = 8, complete = true } = options;
  const birthDate = options.birthDate ?? today().subtract({ years: age, days: 40 + (n % 200) });
  const person = personRow({
    name: options.name ?? inventedFamily(n).child(0),
    birthDate,
    address: complete ? inventedAddress(n, town) : null,
    snils: options.snils === undefined ? inventedSnils(n) : options.snils,
    phone: ageOn(birthDate, today()) >= passportAge ? inventedPhone(n) : null,
    createdAt: now(),
  });
  const place = complete
    ? { municipalityId: options.municipalityId, institutionId: options.institutionId ?? null }
    : { municipalityId: null, institutionId: null };
  await database().person.create({ data: person });
  const { groupName = null } = options;
  await database().child.create({
    data: childRow({ personId: person.id, ...place, groupName, createdAt: now() }),
  });
  const parents = [options.parent ?? []].flat();
  await database().guardianship.createMany({
    data: parents.map(({ personId }) =>
      tieRow({ guardianId: personId, childId: person.id, ground: options.ground, createdAt: now() }),
    ),
  });
  const facts = documentFacts(options.document ?? false, n, birthDate);
  const documentId = facts ? await givenDocument(person.id, facts) : undefined;
  return { childId: person.id, birthDate, documentId };
}

/** An identity document in force. */
export async function givenDocument(personId: string, facts: DocumentFacts): Promise<string> {
  await loadKeys();
  const { id } = await database().identityDocument.create({ data: documentRow(personId, facts, now()) });
  return id;
}

/** The document by which a child of this birth date is known today. */
export function documentOfAge(birthDate: PlainDate, n: number = unique()): DocumentFacts {
  return inventedDocument(n, birthDate, today());
}

function documentFacts(
  wanted: boolean | DocumentFacts,
  n: number,
  birthDate: PlainDate,
): DocumentFacts | null {
  if (typeof wanted === 'object') return wanted;
  return wanted ? documentOfAge(birthDate, n) : null;
}

/** A sign-in of the child's own. */
export function givenChildAccount(childId: string) {
  return givenAccount('child', { personId: childId });
}

/** The operator has seen the originals: every tie of this guardian is proven. */
export async function proveTies(guardianId: string, provenById: string): Promise<void> {
  await database().guardianship.updateMany({ where: { guardianId }, data: { provenAt: now(), provenById } });
}
