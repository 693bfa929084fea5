import { z } from 'zod';
import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found } from '@/lib/access/scope';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import { changedFields } from '@/lib/domain/changed-fields';
import { dbDate, plainDate } from '@/lib/domain/dates';
import { ageVerdict, validUntil } from '@/lib/domain/eligibility';
import {
  birthDateWords,
  dateField,
  nameWords,
  optionalName,
  phoneField,
  requiredName,
  snilsField,
  textField,
  recordField,
} from '@/lib/domain/fields';
import { fullName, nameKey } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { matchChild } from '@/lib/duplicates/match-child';
import { recordSuspicions, refuseSameChild } from '@/lib/duplicates/suspect-child';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { sealPersonField, snilsIndex, unsealPersonField } from '@/lib/platform/sealed-fields';
import { refuseKnownSnils } from '@/lib/record-changes/known-snils';
import { attendsNone, chosenInstitution } from './child-place';
import { identityFields, refuseLockedChange } from './child-refusals';
import { addressWords } from './save-about-me';

export const saveChildFields = z.object({
  surname: requiredName(nameWords.surname),
  givenName: requiredName(nameWords.givenName),
  patronymic: optionalName(nameWords.patronymic),
  birthDate: dateField({ label: birthDateWords, notAfter: today }),
  snils: snilsField,
  address: textField({ label: addressWords, max: 300 }),
  municipalityId: recordField('Выберите муниципалитет'),
  institution: z.union(
    [z.literal(attendsNone), recordField('Выберите школу или детский сад либо «Не посещает»')],
    {
      error: 'Выберите школу или детский сад либо «Не посещает»',
    },
  ),
  /** Asked of a child who applies alone: a parent's own telephone stands in the parent's «Обо мне». */
  phone: phoneField.optional(),
});

type ChildInput = z.output<typeof saveChildFields>;

/** What the papers need of a child. Identity data of an activated child waits for an operator and is refused here. */
export async function saveChild(actor: FamilyActor, childId: string, input: ChildInput): Promise<void> {
  requirePermission(actor, 'family.edit');
  const age = ageVerdict(input.birthDate, today()).kind;
  if (age === 'too_old') {
    throw new Refusal('invalid', 'Сертификат выдаётся детям до 18 лет. Проверьте год рождения.', 'birthDate');
  }
  await inTransaction(async (tx) => {
    await lockRow(tx, 'child', childId);
    const child = found(
      await tx.child.findFirst({
        where: { AND: [{ personId: childId }, childrenOf(actor)] },
        select: {
          municipalityId: true,
          institutionId: true,
          unattached: true,
          person: {
            select: {
              surname: true,
              givenName: true,
              patronymic: true,
              birthDate: true,
              snilsSealed: true,
              addressSealed: true,
              phoneSealed: true,
            },
          },
          certificates: { select: { id: true, status: true } },
        },
      }),
    );
    const live = child.certificates.find(({ status }) => certificateStatuses[status].live);
    const stored = storedFacts(childId, child);
    const phone = actor.role === 'child' ? (input.phone ?? stored.phone) : stored.phone;
    const change = changedFields(stored, { ...input, birthDate: input.birthDate.toString(), phone });
    if (change.fields.length === 0) return;
    refuseLockedChange(live, change.fields, child.person.snilsSealed === null);
    if (live && age === 'too_young') {
      throw new Refusal(
        'conflict',
        'Сертификат уже получен, а он выдаётся с 5 лет. Проверьте дату рождения.',
        'birthDate',
      );
    }
    await refuseKnownSnils(tx, childId, input.snils);
    const institutionId = await chosenInstitution(tx, input);
    await tx.person.update({
      where: { id: childId },
      data: {
        surname: input.surname,
        givenName: input.givenName,
        patronymic: input.patronymic,
        nameKey: nameKey(fullName(input)),
        birthDate: dbDate(input.birthDate),
        snilsSealed: sealPersonField('snils', childId, input.snils),
        snilsIndex: input.snils === null ? null : snilsIndex(input.snils),
        addressSealed: sealPersonField('address', childId, input.address),
        phoneSealed: sealPersonField('phone', childId, phone),
        changedAt: now(),
      },
    });
    await tx.child.update({
      where: { personId: childId },
      data: { municipalityId: input.municipalityId, institutionId, unattached: institutionId === null },
    });
    if (live) {
      if (change.fields.some((name) => identityFields.includes(name))) await suspectAnew(tx, actor, childId);
      await tx.certificate.update({
        where: { id: live.id },
        data: { validUntil: dbDate(validUntil(input.birthDate)) },
      });
    }
    await recordAudit(tx, actor, {
      event: 'child_changed',
      subject: ['child', childId],
      childId,
      details: { fields: change.fields },
      change,
    });
  });
}

/** A number given on other data must not become a second certificate of a child that has one. */
async function suspectAnew(tx: Transaction, actor: FamilyActor, childId: string): Promise<void> {
  const matches = await matchChild(tx, childId);
  await refuseSameChild(tx, childId, matches);
  await recordSuspicions(tx, actor, childId, matches);
}

type StoredChild = {
  municipalityId: string | null;
  institutionId: string | null;
  unattached: boolean;
  person: {
    surname: string;
    givenName: string;
    patronymic: string | null;
    birthDate: Date | null;
    snilsSealed: Uint8Array | null;
    addressSealed: Uint8Array | null;
    phoneSealed: Uint8Array | null;
  };
};

function storedFacts(childId: string, { person, ...child }: StoredChild) {
  return {
    surname: person.surname,
    givenName: person.givenName,
    patronymic: person.patronymic,
    birthDate: person.birthDate && plainDate(person.birthDate).toString(),
    snils: unsealPersonField('snils', childId, person.snilsSealed),
    address: unsealPersonField('address', childId, person.addressSealed),
    phone: unsealPersonField('phone', childId, person.phoneSealed),
    municipalityId: child.municipalityId,
    institution: child.unattached ? attendsNone : child.institutionId,
  };
}
