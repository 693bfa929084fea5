import { z } from 'zod';
import {
  birthDateWords,
  choiceField,
  dateField,
  documentFields,
  nameWords,
  optionalDate,
  optionalName,
  optionalText,
  phoneField,
  recordField,
  requiredName,
  snilsField,
  textField,
} from '@/lib/domain/fields';
import { parseEmail } from '@/lib/domain/email';
import { field, optional, parsedOr } from '@/lib/domain/field-text';
import { guardianshipGrounds, type GuardianshipGround } from '@/lib/domain/guardianship';
import {
  identityDocumentKinds,
  kindsForAdult,
  type IdentityDocumentKind,
} from '@/lib/domain/identity-documents';
import { attendsNone } from '@/lib/families/child-place';
import { addressWords } from '@/lib/families/save-about-me';
import { today } from '@/lib/platform/clock';
import { readAnswer } from './carried-record';
import { childFaults } from './child-faults';
import { blockName, visitBlocks, type VisitChildField, type Values } from './visit-blocks';

const anyKind = Object.keys(identityDocumentKinds) as IdentityDocumentKind[];
const grounds = Object.keys(guardianshipGrounds) as GuardianshipGround[];

/** «Нет, это другой человек»: the answer to the question whether a known record is meant. */
export const anotherPerson = 'other';

/** Whose record is meant, answered where a known one may be this person. */
export const recordChoice = field<string | null>((text) => {
  if (text === '') return { value: null };
  const known = text === anotherPerson || z.uuid().safeParse(readAnswer(text).id).success;
  return known ? { value: text } : { sentence: 'Выберите, кто это' };
});

const emailOrNone = field(
  optional((text) =>
    parsedOr(
      parseEmail(text),
      'Проверьте адрес электронной почты: он пишется без пробелов, например ivanova@example.ru',
    ),
  ),
);

const contactFields = { phone: phoneField, email: emailOrNone };

const name = {
  surname: requiredName(nameWords.surname),
  givenName: requiredName(nameWords.givenName),
  patronymic: optionalName(nameWords.patronymic),
};

export const visitGuardianFields = z
  .object({
    ...name,
    birthDate: optionalDate({ label: birthDateWords, notAfter: today }),
    snils: snilsField,
    address: textField({ label: addressWords, max: 300 }),
    ...contactFields,
    /** A known record that is this adult, the same with `sameAs`, `other`, or null where nobody was asked. */
    record: recordChoice,
  })
  .and(documentFields(kindsForAdult, { notAfter: today }));

export const visitChildFields = z
  .object({
    ...name,
    birthDate: dateField({ label: birthDateWords, notAfter: today }),
    snils: snilsField,
    /** Empty: the same as the applicant's. */
    address: optionalText({ max: 300 }),
    institution: z.union(
      [z.literal(attendsNone), recordField('Выберите школу или детский сад либо «Не посещает»')],
      { error: 'Выберите школу или детский сад либо «Не посещает»' },
    ),
    groupName: optionalText({ max: 40 }),
    /** Group of the certificate; empty: the only one that fits. */
    groupId: field(
      optional((text) => parsedOr(z.uuid().safeParse(text).data ?? null, 'Выберите группу сертификата')),
    ),
    ground: choiceField(grounds, 'Выберите, кем взрослый приходится ребёнку'),
    record: recordChoice,
  })
  .and(documentFields(anyKind, { notAfter: today }));

export type VisitGuardian = z.output<typeof visitGuardianFields>;
export type VisitChild = z.output<typeof visitChildFields> & {
  /** Which block of the form it was typed in, from 1. */
  block: number;
  /** The other municipality that the address names and the operator has let stand. */
  placeSeen: string | null;
};
export type VisitContacts = { phone: string; email: string | null };

/** Who applies: an adult with one or several children, or a child of 14 or older alone. */
export type VisitFamily = {
  visitId: string;
  guardian: VisitGuardian | null;
  /** Of the child who applies alone. */
  contacts: VisitContacts | null;
  children: VisitChild[];
};

const visitIdField = recordField('Откройте страницу заново: введённое сохранено');
const childContacts = z.object(contactFields);
const typedParts = ['surname', 'givenName', 'birthDate', 'snils', 'number'] as const;

/** A block that was added and left without a name is none; the first one is asked for. */
function isLeftEmpty(values: Values, block: number): boolean {
  return (
    block > 1 && typedParts.every((part) => part === 'surname' || !values[blockName(block, part)]?.trim())
  );
}

/** A family at the counter, all faults told at once, each at its input. */
export const registerVisitFields = z.record(z.string(), z.string()).transform((values, context) => {
  const tell = (issues: z.core.$ZodIssue[], nameOf: (part: string) => string) => {
    for (const { path, message } of issues) {
      context.addIssue({ code: 'custom', path: [nameOf(path.join('.'))], message });
    }
  };
  const alone = values.applicant === 'child';
  const visitId = visitIdField.safeParse(values.visitId);
  if (!visitId.success) tell(visitId.error.issues, () => 'visitId');
  const guardian = alone ? null : visitGuardianFields.safeParse({ ...values, record: values.parentRecord });
  if (guardian && !guardian.success) {
    tell(guardian.error.issues, (part) => (part === 'record' ? 'parentRecord' : part));
  }
  const contacts = alone ? childContacts.safeParse(values) : null;
  if (contacts && !contacts.success) tell(contacts.error.issues, (part) => part);
  const children: VisitChild[] = [];
  const blocks = alone ? 1 : visitBlocks(values);
  for (let block = 1; block <= blocks; block += 1) {
    if (isLeftEmpty(values, block)) continue;
    const own = childOfBlock(values, block, alone);
    const child = visitChildFields.safeParse(own);
    const nameOf = (part: string) => blockName(block, part as VisitChildField);
    if (!child.success) tell(child.error.issues, nameOf);
    for (const [part, message] of childFaults(own, alone)) {
      context.addIssue({ code: 'custom', path: [nameOf(part)], message });
    }
    if (child.success) {
      children.push({ ...child.data, block, placeSeen: values[blockName(block, 'place')] ?? null });
    }
  }
  if (!visitId.success) return z.NEVER;
  const family: VisitFamily = {
    visitId: visitId.data,
    guardian: guardian?.data ?? null,
    contacts: contacts?.data ?? null,
    children,
  };
  return family;
});

/** What was typed in one block, under the names of its fields. A child who applies alone needs no ground. */
export function childOfBlock(
  values: Values,
  block: number,
  alone: boolean,
): Record<string, string | undefined> {
  const parts = childParts.map((part) => [part, values[blockName(block, part)]] as const);
  return { ...Object.fromEntries(parts), ...(alone ? { ground: 'parent' } : {}) };
}

export const childParts = [
  'record',
  'surname',
  'givenName',
  'patronymic',
  'birthDate',
  'snils',
  'kind',
  'series',
  'number',
  'issuedOn',
  'issuedBy',
  'address',
  'institution',
  'groupName',
  'groupId',
  'ground',
  'young',
] as const satisfies readonly VisitChildField[];
