import { compareChildren, type Alike, type ChildIdentity } from '@/lib/domain/same-child';
import { dbDate, plainDate } from '@/lib/domain/dates';
import { fullName, nameKey } from '@/lib/domain/names';
import type { Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';

const identityShape = {
  person: {
    select: {
      id: true,
      surname: true,
      givenName: true,
      patronymic: true,
      birthDate: true,
      nameKey: true,
      snilsIndex: true,
      documents: { select: { numberIndex: true } },
    },
  },
} as const;

type IdentityRow = {
  person: {
    id: string;
    surname: string;
    givenName: string;
    patronymic: string | null;
    birthDate: Date | null;
    snilsIndex: Uint8Array | null;
    documents: { numberIndex: Uint8Array }[];
  };
};

export type ChildMatch = { childId: string; verdict: 'certain' | 'possible'; alike: Alike[] };

/**
 * Children with a live certificate who are certainly or possibly the same child: by SNILS, by any document they ever had,
 * or by name and birth date. Two records of one child that ask at the same moment come here one after the other.
 */
export async function matchChild(tx: Transaction, childId: string): Promise<ChildMatch[]> {
  const row = await tx.child.findUniqueOrThrow({ where: { personId: childId }, select: identityShape });
  const subject = identityOf(row);
  const { person } = row;
  await lockName(tx, `same-child:birth:${subject.birthDate.toString()}`);
  await lockName(tx, `same-child:name:${nameKey(fullName(person))}`);
  const candidates = await tx.child.findMany({
    where: {
      personId: { not: childId },
      certificates: { some: { status: { in: ['not_activated', 'returned', 'active', 'suspended'] } } },
      person: {
        OR: [
          { birthDate: dbDate(subject.birthDate) },
          { nameKey: person.nameKey },
          ...(person.snilsIndex ? [{ snilsIndex: person.snilsIndex }] : []),
          {
            documents: {
              some: { numberIndex: { in: person.documents.map(({ numberIndex }) => numberIndex) } },
            },
          },
        ],
      },
    },
    select: identityShape,
  });
  return candidates.flatMap((candidate) => {
    const { verdict, alike } = compareChildren(subject, identityOf(candidate));
    return verdict === 'different' ? [] : { childId: candidate.person.id, verdict, alike };
  });
}

function identityOf({ person }: IdentityRow): ChildIdentity {
  if (!person.birthDate) throw new Error(`Child ${person.id} has no birth date`);
  return {
    surname: person.surname,
    givenName: person.givenName,
    patronymic: person.patronymic,
    birthDate: plainDate(person.birthDate),
    snilsIndex: person.snilsIndex && hex(person.snilsIndex),
    documentIndexes: person.documents.map(({ numberIndex }) => hex(numberIndex)),
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
