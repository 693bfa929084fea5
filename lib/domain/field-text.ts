import { z } from 'zod';

/** A field's name as Russian sentences need it: «Фамилия» begins one, «фамилию» follows «Введите». */
export type FieldWords = { title: string; accusative: string };

/** What reading a field came to: its value, or the sentence shown at it. */
export type Reading<T> = { value: T } | { sentence: string };

/** Signs nobody sees: they come with copied text, break searches, and PostgreSQL refuses some of them. */
const invisible = /(?![\n\r\t])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** The string of a form input, trimmed; an input that was not sent counts as empty. */
export const formText = z
  .string({ error: 'Заполните это поле текстом' })
  .nullish()
  .transform((text) => text?.replaceAll('\r\n', '\n').replace(invisible, '').trim() ?? '');

/** A form input read by a rule. */
export function field<T>(read: (text: string) => Reading<T>) {
  return formText.transform((text, context): T => {
    const reading = read(text);
    if ('value' in reading) return reading.value;
    context.addIssue({ code: 'custom', message: reading.sentence });
    return z.NEVER;
  });
}

/** Leaves an empty input as null and reads any other by the rule. */
export function optional<T>(read: (text: string) => Reading<T>): (text: string) => Reading<T | null> {
  return (text) => (text === '' ? { value: null } : read(text));
}

/** Refuses an empty input with the sentence and reads any other by the rule. */
export function required<T>(
  emptySentence: string,
  read: (text: string) => Reading<T>,
): (text: string) => Reading<T> {
  return (text) => (text === '' ? { sentence: emptySentence } : read(text));
}

/** The value that a parser of the domain found, or the sentence where it found none. */
export function parsedOr<T>(value: T | null, sentence: string): Reading<T> {
  return value === null ? { sentence } : { value };
}
