import type { LetterKind } from '@/lib/domain/letters';

/** Letters to which a municipality may add a paragraph: those about a certificate of its own. The key ends the address of the page. */
export const addableLetters = {
  certificate_received: 'Сертификат получен',
  certificate_activated: 'Сертификат активирован',
  certificate_returned: 'Запись возвращена на исправление',
  return_lifted: 'Возврат снят',
  certificate_status_changed: 'Сертификат приостановлен, восстановлен или прекращён',
  record_changed: 'Изменены сведения о сертификате',
} as const satisfies Partial<Record<LetterKind, string>>;

export type AddableLetter = keyof typeof addableLetters;

export function isAddableLetter(text: string): text is AddableLetter {
  return Object.hasOwn(addableLetters, text);
}

/** What a paragraph may name in braces. */
export const additionFields = {
  'ФИО ребёнка': 'фамилия, имя и отчество ребёнка',
  'Номер сертификата': 'номер сертификата',
  Муниципалитет: 'короткое название муниципалитета',
} as const satisfies Record<string, string>;

export type AdditionField = keyof typeof additionFields;

const braces = /\{([^{}]*)\}/g;

/** The first thing in braces that no letter knows, or null. */
export function unknownAdditionField(body: string): string | null {
  const named = [...body.matchAll(braces)].map(([, name = '']) => name.trim());
  return named.find((name) => !Object.hasOwn(additionFields, name)) ?? null;
}

/** The text with its fields filled, a paragraph for every part between empty lines. */
export function fillAddition(body: string, values: Readonly<Record<AdditionField, string>>): string[] {
  return body
    .replace(braces, (whole, name: string) => {
      const field = name.trim();
      return Object.hasOwn(additionFields, field) ? values[field as AdditionField] : whole;
    })
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** Nobody real: for looking at a paragraph before it is in a letter. */
export const inventedAddition: Readonly<Record<AdditionField, string>> = {
  'ФИО ребёнка': 'Примерова Анна Ивановна',
  'Номер сертификата': '00 00 000 000',
  Муниципалитет: 'г. Примерный',
};
