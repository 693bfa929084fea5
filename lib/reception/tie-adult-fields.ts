import { z } from 'zod';
import {
  birthDateWords,
  choiceField,
  dateField,
  documentFields,
  nameWords,
  optionalName,
  requiredName,
  snilsField,
} from '@/lib/domain/fields';
import { groundFields } from '@/lib/domain/ground-fields';
import { tieProofKinds } from '@/lib/domain/ground-documents';
import { kindsForAdult } from '@/lib/domain/identity-documents';
import { groundField } from '@/lib/families/register-fields';
import { today } from '@/lib/platform/clock';
import { recordChoice } from './visit-fields';

/** What of a paper lies on the desk; where only originals are taken there is but one answer. */
const seen = (paper: string) => choiceField(['original', 'copy'], `Отметьте, что перед Вами ${paper}`);

/** «Связать взрослого»: who it is, on what ground, and what of the papers lies on the desk. */
export const tieAdultFields = z
  .object({
    surname: requiredName(nameWords.surname),
    givenName: requiredName(nameWords.givenName),
    patronymic: optionalName(nameWords.patronymic),
    birthDate: dateField({ label: birthDateWords, notAfter: today }),
    snils: snilsField,
    /** A known record that is this adult, the same with `sameAs`, `other`, or null where nobody was asked. */
    parentRecord: recordChoice,
    /** Who the adult is to the child; `ground` is the paper that says so. */
    kinship: groundField,
    adultPaper: seen('документ, удостоверяющий личность взрослого'),
    tiePaper: seen('документ о связи с ребёнком'),
  })
  .and(documentFields(kindsForAdult, { notAfter: today }))
  .and(groundFields({ kinds: tieProofKinds, notAfter: today }));

export type TieAdultInput = z.output<typeof tieAdultFields>;
