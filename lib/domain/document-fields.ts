import { z } from 'zod';
import type { PlainDate } from '@/lib/domain/dates';
import { readDateField, readText } from '@/lib/domain/field-readers';
import { formText, optional, parsedOr, required } from '@/lib/domain/field-text';
import type { Reading } from '@/lib/domain/field-text';
import { identityDocumentKinds, parseNumber, parseSeries } from '@/lib/domain/identity-documents';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';

const issueDateWords = { title: 'Дата выдачи документа', accusative: 'дату выдачи документа' };
const maxText = 300;

type DocumentForm = (typeof identityDocumentKinds)[IdentityDocumentKind]['form'];

const sentences = {
  birth_certificate: {
    noSeries: 'Введите серию свидетельства о рождении, например I-ЛО',
    wrongSeries: 'Серия пишется так: римские цифры, дефис и две русские буквы, например I-ЛО',
    noNumber: 'Введите номер свидетельства о рождении: 6 цифр',
    wrongNumber: 'Номер свидетельства о рождении состоит из 6 цифр, проверьте его',
  },
  passport: {
    noSeries: 'Введите серию паспорта: 4 цифры',
    wrongSeries: 'Серия паспорта состоит из 4 цифр, проверьте её',
    noNumber: 'Введите номер паспорта: 6 цифр',
    wrongNumber: 'Номер паспорта состоит из 6 цифр, проверьте его',
  },
  free: {
    noSeries: 'Введите серию документа',
    wrongSeries: 'Серия слишком длинная: введите не больше 50 знаков',
    noNumber: 'Введите номер документа',
    wrongNumber: 'Номер слишком длинный: введите не больше 50 знаков',
  },
} as const satisfies Record<DocumentForm, Record<string, string>>;

const documentInputs = z.object({
  kind: formText,
  series: formText,
  number: formText,
  issuedOn: formText,
  issuedBy: formText,
  comment: formText,
});

/**
 * The fields of «Описание документа», everything wrong with them reported at once and at its own field.
 * `kinds` are those allowed for this person, `notAfter` is today; join with other fields by `.and()`.
 */
export function documentFields(
  kinds: readonly IdentityDocumentKind[],
  { notAfter }: { notAfter?: () => PlainDate } = {},
) {
  return documentInputs.transform((typed, context) => {
    const take = <T>(path: keyof typeof typed, reading: Reading<T>): T => {
      if ('value' in reading) return reading.value;
      context.addIssue({ code: 'custom', message: reading.sentence, path: [path] });
      return z.NEVER;
    };
    const chosen = kinds.find((allowed) => allowed === typed.kind);
    const kind = take('kind', parsedOr(chosen ?? null, 'Выберите тип документа'));
    const issueDate = optional((text) => readDateField({ label: issueDateWords, notAfter }, text));
    const text = optional((value) => readText(maxText, value));
    return {
      kind,
      // Without a kind nobody can say what is wrong with the rest of the number
      series: chosen ? take('series', readSeries(chosen, typed.series)) : typed.series,
      number: chosen ? take('number', readNumber(chosen, typed.number)) : typed.number,
      issuedOn: take('issuedOn', issueDate(typed.issuedOn)),
      issuedBy: take('issuedBy', text(typed.issuedBy)),
      comment: take('comment', text(typed.comment)),
    };
  });
}

function readSeries(kind: IdentityDocumentKind, text: string): Reading<string> {
  const { form } = identityDocumentKinds[kind];
  const read = (typed: string) => parsedOr(parseSeries(kind, typed), sentences[form].wrongSeries);
  return form === 'free' ? read(text) : required(sentences[form].noSeries, read)(text);
}

function readNumber(kind: IdentityDocumentKind, text: string): Reading<string> {
  const { noNumber, wrongNumber } = sentences[identityDocumentKinds[kind].form];
  return required(noNumber, (typed) => parsedOr(parseNumber(kind, typed), wrongNumber))(text);
}
