import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { changedFields } from '@/lib/domain/changed-fields';
import { plainDate } from '@/lib/domain/dates';
import {
  documentFields,
  nameWords,
  optionalName,
  phoneField,
  requiredName,
  snilsField,
  textField,
} from '@/lib/domain/fields';
import { kindsForAdult } from '@/lib/domain/identity-documents';
import { fullName, nameKey } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import {
  sealPersonField,
  snilsIndex,
  unsealDocumentNumber,
  unsealPersonField,
} from '@/lib/platform/sealed-fields';
import { isForeignSnils } from '@/lib/record-changes/known-snils';
import { replaceDocument } from './applicant-document';

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
  await inTransaction(async (tx) => {
    await lockRow(tx, 'person', id);
    const change = changedFields(await readAboutParent(tx, id), factsOf(input));
    if (change.fields.length === 0) return;
    await refuseForeignSnils(tx, id, input.snils);
    await tx.person.update({
      where: { id },
      data: {
        surname: input.surname,
        givenName: input.givenName,
        patronymic: input.patronymic,
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
      details: { fields: change.fields },
      change,
    });
  });
}

type AboutFacts = Record<
  | 'surname'
  | 'givenName'
  | 'patronymic'
  | 'snils'
  | 'address'
  | 'phone'
  | 'kind'
  | 'series'
  | 'number'
  | 'issuedOn'
  | 'issuedBy'
  | 'comment',
  string | null
>;

function factsOf({ issuedOn, ...rest }: AboutParent): AboutFacts {
  return { ...rest, issuedOn: issuedOn && issuedOn.toString() };
}

async function readAboutParent(tx: Transaction, id: string): Promise<AboutFacts> {
  const { documents, ...person } = await tx.person.findUniqueOrThrow({
    where: { id },
    select: {
      surname: true,
      givenName: true,
      patronymic: true,
      snilsSealed: true,
      addressSealed: true,
      phoneSealed: true,
      documents: {
        where: { supersededAt: null },
        orderBy: { createdAt: 'desc' },
        take: 1,
        select: { id: true, kind: true, numberSealed: true, issuedOn: true, issuedBy: true, comment: true },
      },
    },
  });
  const [document] = documents;
  const number = document && unsealDocumentNumber(document.id, document.numberSealed);
  return {
    surname: person.surname,
    givenName: person.givenName,
    patronymic: person.patronymic,
    snils: unsealPersonField('snils', id, person.snilsSealed),
    address: unsealPersonField('address', id, person.addressSealed),
    phone: unsealPersonField('phone', id, person.phoneSealed),
    kind: document?.kind ?? null,
    series: number?.series ?? null,
    number: number?.number ?? null,
    issuedOn: document?.issuedOn ? plainDate(document.issuedOn).toString() : null,
    issuedBy: document?.issuedBy ?? null,
    comment: document?.comment ?? null,
  };
}

async function refuseForeignSnils(tx: Transaction, personId: string, snils: string | null): Promise<void> {
  if (!(await isForeignSnils(tx, personId, snils))) return;
  throw new Refusal(
    'conflict',
    'Этот СНИЛС уже указан у другого человека. Проверьте номер; если он верный, обратитесь в учреждение с документами.',
    'snils',
  );
}
