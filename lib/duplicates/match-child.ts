import { liveStatuses } from '@/lib/domain/certificate-status';
import { alikeEnds, compareChildren, type Alike, type ChildIdentity } from '@/lib/domain/same-child';
import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
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
    nameKey: string;
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
  await lockName(tx, `same-child:name:${person.nameKey}`);
  const candidates = await tx.child.findMany({
    where: {
      personId: { in: await personsAlike(tx, row.person, subject.birthDate), not: childId },
      certificates: {
        some: {
          status: { in: liveStatuses },
          validUntil: { gt: dbDate(today()) },
        },
      },
    },
    select: identityShape,
  });
  return candidates.flatMap((candidate) => {
    const { verdict, alike } = compareChildren(subject, identityOf(candidate));
    return verdict === 'different' ? [] : { childId: candidate.person.id, verdict, alike };
  });
}

/**
 * Everybody with one feature of this person; of those born on the same day whose name may be this one with a slip. A query a
 * feature: joined by OR they would read the whole register.
 */
async function personsAlike(
  tx: Transaction,
  person: IdentityRow['person'],
  birthDate: PlainDate,
): Promise<string[]> {
  const documents = person.documents.map(({ numberIndex }) => numberIndex);
  const { start, end } = alikeEnds(person);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM person WHERE birth_date = ${birthDate.toString()}::date
      AND (starts_with(name_key, ${start}) OR right(name_key, ${end.length}::int) = ${end})
    UNION SELECT id FROM person WHERE name_key = ${person.nameKey}
    UNION SELECT id FROM person WHERE snils_index = ${person.snilsIndex}
    UNION SELECT person_id FROM identity_document WHERE number_index = ANY(${documents}::bytea[])`;
  return rows.map(({ id }) => id);
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
