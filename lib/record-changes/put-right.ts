import { liveStatuses } from '@/lib/domain/certificate-status';
import type { AppliedMatter } from '@/lib/domain/corrections';
import { dbDate, parseDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { ageVerdict, validUntil } from '@/lib/domain/eligibility';
import { fullName, nameKey } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { matchChild, type ChildMatch } from '@/lib/duplicates/match-child';
import { recordSuspicions } from '@/lib/duplicates/suspect-child';
import { now, today } from '@/lib/platform/clock';
import type { AuditAuthor } from '@/lib/platform/audit';
import type { Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { sealPersonField, snilsIndex, unsealPersonField } from '@/lib/platform/sealed-fields';
import { refuseKnownSnils } from './known-snils';

/** Right values of identity data: a name, a date as yyyy-mm-dd, eleven digits; null for a patronymic that is none. */
export type RightValues = Readonly<Partial<Record<AppliedMatter, string | null>>>;

type Refusals = {
  /** Said of a birth date with which there is no certificate. */
  wrongAge: string;
  /** Throws where a match means that the right values are those of another child. */
  refuseMatches: (matches: readonly ChildMatch[]) => Promise<void>;
};

/**
 * Puts right values in the place of wrong ones, all at once: a name half corrected would be compared with the register as a
 * name of its own. The end of the certificate and possible duplicates follow. Returns the values there were.
 */
export async function putRight(
  tx: Transaction,
  author: AuditAuthor,
  childId: string,
  right: RightValues,
  { wrongAge, refuseMatches }: Refusals,
): Promise<RightValues> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: childId },
    select: { surname: true, givenName: true, patronymic: true, birthDate: true, snilsSealed: true },
  });
  const birthDate = right.birthDate === undefined ? null : eligibleDate(right.birthDate, wrongAge);
  if (right.snils !== undefined) await refuseKnownSnils(tx, childId, right.snils);
  await tx.person.update({
    where: { id: childId },
    data: { ...rowOf(childId, person, right, birthDate), changedAt: now() },
  });
  if (birthDate) {
    await tx.certificate.updateMany({
      where: { childId, status: { in: liveStatuses } },
      data: { validUntil: dbDate(validUntil(birthDate)) },
    });
  }
  await compareAnew(tx, author, childId, refuseMatches);
  return before(childId, person, right);
}

/** A certificate given on other data must not be a child's second one: its child is set against the register once more. */
export async function compareAnew(
  tx: Transaction,
  author: AuditAuthor,
  childId: string,
  refuseMatches: Refusals['refuseMatches'],
): Promise<void> {
  const live = await tx.certificate.count({
    where: { childId, status: { in: liveStatuses } },
  });
  if (live === 0) return;
  const matches = await matchChild(tx, childId);
  await refuseMatches(matches);
  await recordSuspicions(tx, author, childId, matches);
}

type Identified = {
  surname: string;
  givenName: string;
  patronymic: string | null;
  birthDate: Date | null;
  snilsSealed: Uint8Array | null;
};

function rowOf(
  childId: string,
  person: Identified,
  { surname, givenName, patronymic, snils }: RightValues,
  birthDate: PlainDate | null,
): Prisma.PersonUpdateInput {
  const name = {
    surname: surname ?? person.surname,
    givenName: givenName ?? person.givenName,
    patronymic: patronymic === undefined ? person.patronymic : patronymic,
  };
  return {
    ...name,
    nameKey: nameKey(fullName(name)),
    ...(birthDate ? { birthDate: dbDate(birthDate) } : {}),
    ...(snils === undefined
      ? {}
      : {
          snilsSealed: sealPersonField('snils', childId, snils),
          snilsIndex: snils === null ? null : snilsIndex(snils),
        }),
  };
}

function eligibleDate(text: string | null, sentence: string): PlainDate {
  const date = parseDate(text ?? '');
  if (!date || ageVerdict(date, today()).kind !== 'eligible') throw new Refusal('conflict', sentence);
  return date;
}

function before(childId: string, person: Identified, right: RightValues): RightValues {
  const held = {
    surname: person.surname,
    givenName: person.givenName,
    patronymic: person.patronymic,
    birthDate: person.birthDate && plainDate(person.birthDate).toString(),
    snils: unsealPersonField('snils', childId, person.snilsSealed),
  } satisfies Record<AppliedMatter, string | null>;
  return Object.fromEntries((Object.keys(right) as AppliedMatter[]).map((matter) => [matter, held[matter]]));
}
