import type { OperatorActor } from '@/lib/access/actor';
import type { AppliedMatter } from '@/lib/domain/corrections';
import { dbDate, parseDate, plainDate } from '@/lib/domain/dates';
import { ageVerdict, validUntil } from '@/lib/domain/eligibility';
import { fullName, nameKey } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { matchChild } from '@/lib/duplicates/match-child';
import { recordSuspicions, refuseSameChild } from '@/lib/duplicates/suspect-child';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { sealPersonField, snilsIndex, unsealPersonField } from '@/lib/platform/sealed-fields';
import { refuseKnownSnils } from './child-refusals';

/** Puts the right value in the place of the wrong one: the operator has compared it with the original. */
export async function applyCorrection(
  tx: Transaction,
  actor: OperatorActor,
  childId: string,
  matter: AppliedMatter,
  right: string | null,
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
  if (matter === 'snils') await refuseKnownSnils(tx, childId, right);
  await tx.person.update({
    where: { id: childId },
    data: { ...valueOf(childId, person, matter, right), changedAt: now() },
  });
  for (const { id } of person.child?.certificates ?? []) {
    const matches = await matchChild(tx, childId);
    await refuseSameChild(tx, childId, matches);
    await recordSuspicions(tx, actor, childId, matches);
    if (matter === 'birthDate') {
      await tx.certificate.update({ where: { id }, data: { validUntil: dbDate(validUntil(dateOf(right))) } });
    }
  }
  await recordAudit(tx, actor, {
    event: 'child_changed',
    subject: ['child', childId],
    childId,
    details: { fields: [matter] },
    change: { before: { [matter]: before(childId, person, matter) }, after: { [matter]: right } },
  });
}

type Named = {
  surname: string;
  givenName: string;
  patronymic: string | null;
  birthDate: Date | null;
  snilsSealed: Uint8Array | null;
};

function valueOf(
  childId: string,
  person: Named,
  matter: AppliedMatter,
  right: string | null,
): Prisma.PersonUpdateInput {
  if (matter === 'snils') {
    return {
      snilsSealed: sealPersonField('snils', childId, right),
      snilsIndex: right === null ? null : snilsIndex(right),
    };
  }
  if (matter === 'birthDate') return { birthDate: dbDate(dateOf(right)) };
  const name = { ...person, [matter]: right };
  return { [matter]: right, nameKey: nameKey(fullName(name)) };
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
