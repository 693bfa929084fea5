import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { dbDate } from '@/lib/domain/dates';
import {
  nameWords,
  optionalName,
  phoneField,
  requiredName,
  snilsField,
  textField,
} from '@/lib/domain/fields';
import { documentFields } from '@/lib/domain/fields';
import { kindsForAdult } from '@/lib/domain/identity-documents';
import { fullName, nameKey } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { documentIndex, sealDocumentNumber, sealPersonField, snilsIndex } from '@/lib/platform/sealed-fields';

export const addressWords = { title: 'Адрес регистрации', accusative: 'адрес регистрации' };

export const aboutParentFields = z
  .object({
    surname: requiredName(nameWords.surname),
    givenName: requiredName(nameWords.givenName),
    patronymic: optionalName(nameWords.patronymic),
    snils: snilsField,
    address: textField({ label: addressWords, max: 300 }),
    phone: phoneField,
  })
  .and(documentFields(kindsForAdult, { notAfter: today }));

type AboutParent = z.output<typeof aboutParentFields>;

/** «Обо мне» of a parent: what the papers print of the applicant. Saving the same again changes nothing. */
export async function saveAboutParent(actor: Actor, input: AboutParent): Promise<void> {
  requirePermission(actor, 'child.add');
  const id = actor.personId;
  const { surname, givenName, patronymic } = input;
  await inTransaction(async (tx) => {
    await lockRow(tx, 'person', id);
    await refuseForeignSnils(tx, id, input.snils);
    await tx.person.update({
      where: { id },
      data: {
        surname,
        givenName,
        patronymic,
        nameKey: nameKey(fullName(input)),
        snilsSealed: sealPersonField('snils', id, input.snils),
        snilsIndex: input.snils === null ? null : snilsIndex(input.snils),
        addressSealed: sealPersonField('address', id, input.address),
        phoneSealed: sealPersonField('phone', id, input.phone),
        changedAt: now(),
      },
    });
    await replaceDocument(tx, id, input);
    await recordAudit(tx, actor, {
      event: 'person_changed',
      subject: ['person', id],
      details: { fields: ['name', 'snils', 'address', 'phone', 'document'] },
    });
  });
}

export const aboutChildFields = z.object({ phone: phoneField });

/** «Обо мне» of a child with an own sign-in: the rest of the applicant's data is in «Дети». */
export async function saveAboutChild(
  actor: Actor,
  { phone }: z.output<typeof aboutChildFields>,
): Promise<void> {
  requirePermission(actor, 'family.edit');
  await inTransaction(async (tx) => {
    await tx.person.update({
      where: { id: actor.personId },
      data: { phoneSealed: sealPersonField('phone', actor.personId, phone), changedAt: now() },
    });
    await recordAudit(tx, actor, {
      event: 'person_changed',
      subject: ['person', actor.personId],
      details: { fields: ['phone'] },
    });
  });
}

async function refuseForeignSnils(tx: Transaction, personId: string, snils: string | null): Promise<void> {
  if (snils === null) return;
  const owner = await tx.person.findFirst({ where: { snilsIndex: snilsIndex(snils) }, select: { id: true } });
  if (owner && owner.id !== personId) {
    throw new Refusal(
      'conflict',
      'Этот СНИЛС уже указан у другого человека. Проверьте номер; если он верный, обратитесь в учреждение с документами.',
      'snils',
    );
  }
}

/** One document of the applicant is in force; a changed one supersedes the earlier. */
async function replaceDocument(tx: Transaction, personId: string, input: AboutParent): Promise<void> {
  const numberIndex = documentIndex(input.kind, input);
  const inForce = await tx.identityDocument.findMany({
    where: { numberIndex, supersededAt: null },
    select: { id: true, personId: true },
  });
  if (inForce.some((document) => document.personId !== personId)) {
    throw new Refusal(
      'conflict',
      'Этот документ уже указан у другого человека. Проверьте серию и номер; если они верны, обратитесь в учреждение.',
      'number',
    );
  }
  const details = {
    issuedOn: input.issuedOn && dbDate(input.issuedOn),
    issuedBy: input.issuedBy,
    comment: input.comment,
  };
  await tx.identityDocument.updateMany({
    where: { personId, supersededAt: null, id: { notIn: inForce.map(({ id }) => id) } },
    data: { supersededAt: now() },
  });
  const [same] = inForce;
  if (same) {
    await tx.identityDocument.update({ where: { id: same.id }, data: details });
    return;
  }
  const id = randomUUID();
  await tx.identityDocument.create({
    data: {
      id,
      personId,
      kind: input.kind,
      numberSealed: sealDocumentNumber(id, input),
      numberIndex,
      createdAt: now(),
      ...details,
    },
  });
}
