import { z } from 'zod';
import { parseEmail } from '@/lib/domain/email';
import { readDateField, readName, readSnils, readText } from '@/lib/domain/field-readers';
import type { DateFieldOptions } from '@/lib/domain/field-readers';
import { field, optional, parsedOr, required } from '@/lib/domain/field-text';
import type { FieldWords, Reading } from '@/lib/domain/field-text';
import { parsePhone } from '@/lib/domain/phone';

export type { FieldWords } from '@/lib/domain/field-text';
export { documentFields } from '@/lib/domain/document-fields';

export const nameWords = {
  surname: { title: 'Фамилия', accusative: 'фамилию' },
  givenName: { title: 'Имя', accusative: 'имя' },
  patronymic: { title: 'Отчество', accusative: 'отчество' },
} as const satisfies Record<string, FieldWords>;

export const birthDateWords: FieldWords = { title: 'Дата рождения', accusative: 'дату рождения' };

export function requiredName(label: FieldWords) {
  return field(required(`Введите ${label.accusative}`, (text) => readName(label, text)));
}

/** An empty field is null: a patronymic may be absent. */
export function optionalName(label: FieldWords) {
  return field(optional((text) => readName(label, text)));
}

export function dateField(options: DateFieldOptions) {
  const empty = `Введите ${options.label.accusative} в виде 20.06.2019`;
  return field(required(empty, (text) => readDateField(options, text)));
}

export function optionalDate(options: DateFieldOptions) {
  return field(optional((text) => readDateField(options, text)));
}

/** Eleven digits, or null for an empty field. */
export const snilsField = field(optional(readSnils));

/** +7XXXXXXXXXX */
export const phoneField = field(
  required('Введите номер телефона', (text) =>
    parsedOr(
      parsePhone(text),
      'Проверьте номер телефона: нужен российский номер из 11 цифр, например +7 913 123-45-67',
    ),
  ),
);

export const emailField = field(
  required('Введите адрес электронной почты', (text) =>
    parsedOr(
      parseEmail(text),
      'Проверьте адрес электронной почты: он пишется без пробелов, например ivanova@example.ru',
    ),
  ),
);

/** Text of one line, whatever box it was typed in. @param max the greatest number of characters */
export function textField({ label, max }: { label: FieldWords; max: number }) {
  return field(
    required(`Введите ${label.accusative}`, (text) => readText(max, text.replace(/\s*\n\s*/g, ' '))),
  );
}

/** An empty field is null. */
export function optionalText({ max }: { max: number }) {
  return field(optional((text) => readText(max, text)));
}

/**
 * A record chosen on the page before: only a stale or damaged page sends anything but its id.
 * @param sentence says what to choose: «Выберите муниципалитет»
 */
export function recordField(sentence: string) {
  return field(
    required(sentence, (text): Reading<string> => {
      const stale = 'Такого варианта нет. Обновите страницу и выберите ещё раз';
      return z.uuid().safeParse(text).success ? { value: text.toLowerCase() } : { sentence: stale };
    }),
  );
}

export const uuidField = recordField('Выберите один из вариантов');

/** One of a closed list; `sentence` says what to choose: «Выберите тип документа». */
export function choiceField<const Option extends string>(options: readonly Option[], sentence: string) {
  return field((text) => parsedOr(options.find((option) => option === text) ?? null, sentence));
}
