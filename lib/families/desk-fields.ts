import { z } from 'zod';
import {
  allDeskMatters,
  allDeskReasons,
  deskMatters,
  type DeskForm,
  type DeskMatter,
} from '@/lib/domain/desk-corrections';
import { formText } from '@/lib/domain/field-text';
import {
  birthDateWords,
  choiceField,
  dateField,
  documentFields,
  nameWords,
  optionalName,
  optionalText,
  phoneField,
  recordField,
  requiredName,
  snilsField,
  textField,
} from '@/lib/domain/fields';
import { identityDocumentKinds, type IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { today } from '@/lib/platform/clock';
import { attendsNone } from './child-place';
import { addressWords } from './save-about-me';

const whichSchool = 'Выберите школу или детский сад либо «Не посещает»';
const anyKind = Object.keys(identityDocumentKinds) as IdentityDocumentKind[];

/** What every correction at the desk says beside the right values. */
const groundFields = z.object({
  /** Of the values that stood on the page. */
  seen: formText,
  reason: choiceField(allDeskReasons, 'Выберите, почему в записи было иначе'),
  comment: optionalText({ max: 1000 }),
});

export const deskNameFields = groundFields.and(
  z.object({
    surname: requiredName(nameWords.surname),
    givenName: requiredName(nameWords.givenName),
    patronymic: optionalName(nameWords.patronymic),
  }),
);

export const deskBirthDateFields = groundFields.and(
  z.object({ birthDate: dateField({ label: birthDateWords, notAfter: today }) }),
);

export const deskSnilsFields = groundFields.and(z.object({ snils: snilsField }));

export const deskDocumentFields = groundFields
  // The comment to the correction stands in the field that is the document's own elsewhere.
  .and(documentFields(anyKind, { notAfter: today }));

export const deskAddressFields = groundFields.and(
  z.object({ address: textField({ label: addressWords, max: 300 }) }),
);

export const deskPhoneFields = groundFields.and(z.object({ phone: phoneField }));

export const deskSchoolFields = groundFields.and(
  z.object({
    institution: z.union([z.literal(attendsNone), recordField(whichSchool)], { error: whichSchool }),
  }),
);

const fields = {
  name: deskNameFields,
  birthDate: deskBirthDateFields,
  snils: deskSnilsFields,
  document: deskDocumentFields,
  address: deskAddressFields,
  phone: deskPhoneFields,
  school: deskSchoolFields,
} as const satisfies Record<DeskForm, z.ZodType>;

export type DeskInput = z.output<(typeof fields)[DeskForm]>;

/** One address serves the forms of all matters: what is read depends on the matter the form names. */
export const correctDeskFields = z
  .looseObject({ matter: choiceField(allDeskMatters, 'Выберите, что исправить') })
  .transform(({ matter, ...typed }, context): { matter: DeskMatter; input: DeskInput } => {
    const read: z.ZodType<DeskInput> = fields[deskMatters[matter].form];
    const input = read.safeParse(typed);
    if (input.success) return { matter, input: input.data };
    for (const { message, path } of input.error.issues) {
      context.addIssue({ code: 'custom', message, path: [...path] });
    }
    return z.NEVER;
  });
