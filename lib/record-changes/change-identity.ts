import type { AppliedMatter } from '@/lib/domain/corrections';
import { dbDate, parseDate, plainDate } from '@/lib/domain/dates';
import { ageVerdict, validUntil } from '@/lib/domain/eligibility';
import { fullName, nameKey } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { matchChild } from '@/lib/duplicates/match-child';
import { recordSuspicions, refuseSameChild } from '@/lib/duplicates/suspect-child';
import { recordAudit, type AuditAuthor } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { sealPersonField, snilsIndex, unsealPersonField } from '@/lib/platform/sealed-fields';
import { refuseKnownSnils } from './known-snils';

type RightValues = Partial<Record<AppliedMatter, string | null>>;

/**
 * Puts the right values in the place of the wrong or former ones, all at once: a half-changed name is compared with nobody.
 * The operator has compared them with the original. What stood there and what stands there now is sealed beside the entry.
 */
export async function changeIdentity(
  tx: Transaction,
  author: AuditAuthor,
  childId: string,
  right: RightValues,
  event: 'child_changed' | 'child_renamed' = 'child_changed',
): Promise<void> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: childId },
    select: {
      surname: true,
      givenName: true,
      patronymic: true,
      birthDate: true,
      snilsSealed: true,
      child: {
        select: {
          certificates: {
            where: { status: { in: ['not_activated', 'returned', 'active', 'suspended'] } },
            select: { id: true },
          },
        },
      },
    },
  });
  const matters = Object.keys(right) as AppliedMatter[];
  if (right.snils !== undefined) await refuseKnownSnils(tx, childId, right.snils);
  await tx.person.update({
    where: { id: childId },
    data: { ...valuesOf(childId, person, right), changedAt: now() },
  });
  for (const { id } of person.child?.certificates ?? []) {
    await compareAnew(tx, author, childId);
    if (right.birthDate !== undefined) {
      const until = dbDate(validUntil(dateOf(right.birthDate)));
      await tx.certificate.update({ where: { id }, data: { validUntil: until } });
    }
  }
  await recordAudit(tx, author, {
    event,
    subject: ['child', childId],
    childId,
    details: { fields: matters },
    change: {
      before: Object.fromEntries(matters.map((matter) => [matter, before(childId, person, matter)])),
      after: right,
    },
  });
}

/** One value of a correction that an operator has accepted. */
export async function applyCorrection(
  tx: Transaction,
  author: AuditAuthor,
  childId: string,
  matter: AppliedMatter,
  right: string | null,
): Promise<void> {
  await changeIdentity(tx, author, childId, { [matter]: right });
}

/** A number given on other data must not become a second certificate of a child that has one. */
export async function compareAnew(tx: Transaction, author: AuditAuthor, childId: string): Promise<void> {
  const matches = await matchChild(tx, childId);
  await refuseSameChild(tx, childId, matches);
  await recordSuspicions(tx, author, childId, matches);
}

type Named = {
  surname: string;
  givenName: string;
  patronymic: string | null;
  birthDate: Date | null;
  snilsSealed: Uint8Array | null;
};

function valuesOf(childId: string, person: Named, right: RightValues): Prisma.PersonUpdateInput {
  const { snils, birthDate, ...names } = right;
  // A value of undefined is a field that stays.
  const name = {
    surname: names.surname ?? person.surname,
    givenName: names.givenName ?? person.givenName,
    patronymic: names.patronymic === undefined ? person.patronymic : names.patronymic,
  };
  return {
    ...(Object.keys(names).length > 0 ? { ...name, nameKey: nameKey(fullName(name)) } : {}),
    ...(birthDate === undefined ? {} : { birthDate: dbDate(dateOf(birthDate)) }),
    ...(snils === undefined
      ? {}
      : {
          snilsSealed: sealPersonField('snils', childId, snils),
          snilsIndex: snils === null ? null : snilsIndex(snils),
        }),
  };
}

function dateOf(right: string | null) {
  const date = parseDate(right ?? '');
  if (!date || ageVerdict(date, today()).kind !== 'eligible') {
    throw new Refusal(
      'conflict',
      'С этой датой рождения ребёнку не полагается сертификат. Откажите и объясните семье почему.',
    );
  }
  return date;
}

function before(childId: string, person: Named, matter: AppliedMatter): string | null {
  if (matter === 'snils') return unsealPersonField('snils', childId, person.snilsSealed);
  if (matter === 'birthDate') return person.birthDate && plainDate(person.birthDate).toString();
  return person[matter];
}
