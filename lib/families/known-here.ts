import { unmerged } from '@/lib/access/scope';
import { formatDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { fullName, nameKey, type PersonName } from '@/lib/domain/names';
import type { Queryable } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { snilsIndex } from '@/lib/platform/sealed-fields';
import { sameName } from './new-child';

type Sought = { surname: string; givenName: string; patronymic: string | null; snils: string | null };

/** Of these children, the one who is this child: by SNILS, or by name and birth date. Those of others are not told. */
export function findKnownPupil(
  db: Queryable,
  scope: Prisma.ChildWhereInput,
  { snils, birthDate, ...name }: Sought & { birthDate: PlainDate },
) {
  // One condition on the person, not one of two persons: then the indexes of names and numbers serve it.
  const person = {
    OR: [sameName(name, birthDate), ...(snils === null ? [] : [{ snilsIndex: snilsIndex(snils) }])],
  };
  return db.child.findFirst({
    where: { AND: [scope, { person }, unmerged] },
    select: {
      personId: true,
      groupName: true,
      person: { select: { surname: true, givenName: true, patronymic: true } },
    },
  });
}

export type KnownParent = {
  personId: string;
  name: PersonName;
  /** The same SNILS, or the same name and birth date: then it is nobody else. */
  certain: boolean;
  /** 20.06.1989; null when it was never entered. */
  birthDate: string | null;
  /** Of this institution: «Соколова Алиса, 2 «Б»». */
  children: string[];
};

/** Guardians of these children (an institution's pupils, a counter's scope) who are or may be this person. Of others nobody is told. */
export async function findKnownParents(
  db: Queryable,
  scope: Prisma.ChildWhereInput,
  { snils, birthDate, ...name }: Sought & { birthDate: PlainDate | null },
): Promise<KnownParent[]> {
  const index = snils === null ? null : Buffer.from(snilsIndex(snils));
  const key = nameKey(fullName(name));
  const people = await db.person.findMany({
    where: {
      guardianOf: { some: { endedAt: null, child: scope } },
      OR: [{ nameKey: key }, ...(index === null ? [] : [{ snilsIndex: Uint8Array.from(index) }])],
    },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      surname: true,
      givenName: true,
      patronymic: true,
      birthDate: true,
      snilsIndex: true,
      guardianOf: {
        where: { endedAt: null, child: scope },
        select: {
          child: { select: { groupName: true, person: { select: { surname: true, givenName: true } } } },
        },
      },
    },
  });
  return people.flatMap((person) => {
    const sameSnils = index !== null && person.snilsIndex !== null && index.equals(person.snilsIndex);
    const born = person.birthDate && plainDate(person.birthDate);
    if (!sameSnils && born && birthDate && !born.equals(birthDate)) return [];
    return {
      personId: person.id,
      name: person,
      certain: sameSnils || (born !== null && birthDate !== null),
      birthDate: born && formatDate(born),
      children: person.guardianOf.map(({ child }) =>
        [`${child.person.surname} ${child.person.givenName}`, child.groupName].filter(Boolean).join(', '),
      ),
    };
  });
}

/** A SNILS of somebody else in the register is left out without a word: to tell it would reveal them. */
export async function isFreeSnils(db: Queryable, snils: string | null): Promise<boolean> {
  if (snils === null) return true;
  return (await db.person.count({ where: { snilsIndex: snilsIndex(snils) } })) === 0;
}
