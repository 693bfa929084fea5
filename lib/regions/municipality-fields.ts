import { z } from 'zod';
import { dateField, textField } from '@/lib/domain/fields';
import { field, required, type Reading } from '@/lib/domain/field-text';
import { today } from '@/lib/platform/clock';

const longest = { name: 120, body: 300 };

const codeField = field(
  required('Введите код муниципалитета: две цифры', (text): Reading<string> =>
    /^\d{2}$/.test(text) ? { value: text } : { sentence: 'Код — это ровно две цифры, например 07' },
  ),
);

const slugField = field(
  required('Введите адрес страницы латинскими буквами', (text): Reading<string> =>
    /^[a-z][a-z0-9-]{1,38}[a-z0-9]$/.test(text)
      ? { value: text }
      : { sentence: 'Нужны строчные латинские буквы, цифры и дефис, например «novokuznetsk»' },
  ),
);

const nameShape = {
  shortName: textField({
    label: { title: 'Краткое название', accusative: 'краткое название' },
    max: longest.name,
  }),
  fullName: textField({
    label: { title: 'Полное название', accusative: 'полное название' },
    max: longest.name,
  }),
};

export const addMunicipalityFields = z.object({
  code: codeField,
  slug: slugField,
  ...nameShape,
  addressee: textField({
    label: { title: 'Кому заявление', accusative: 'кому адресовано заявление' },
    max: longest.body,
  }),
  dataOperatorName: textField({
    label: { title: 'Оператор персональных данных', accusative: 'название оператора персональных данных' },
    max: longest.body,
  }),
  dataOperatorAddress: textField({
    label: { title: 'Адрес оператора', accusative: 'адрес оператора персональных данных' },
    max: longest.body,
  }),
});

export const municipalityCodeFields = z.object({ code: codeField, seen: z.string().max(2).catch('') });

/** `seen`: how many names there were on the page, so that two admins do not rename past each other. */
export const renameFields = z.object({
  ...nameShape,
  effectiveFrom: dateField({
    label: { title: 'С какого дня', accusative: 'день, с которого действует название' },
  }),
  seen: z.string().max(6).catch(''),
});

const years = { first: 2015, ahead: 1 };

const yearField = field(
  required('Введите год', (text): Reading<number> => {
    const year = /^\d{4}$/.test(text) ? Number(text) : 0;
    const last = today().year + years.ahead;
    return year >= years.first && year <= last
      ? { value: year }
      : { sentence: `Введите год от ${years.first} до ${last}` };
  }),
);

const childrenField = field(
  required('Введите число детей', (text): Reading<number> => {
    const digits = text.replaceAll(/[\s\u00a0]/g, '');
    const children = /^\d{1,7}$/.test(digits) ? Number(digits) : 0;
    return children > 0 ? { value: children } : { sentence: 'Введите целое число детей больше нуля' };
  }),
);

/** `seen`: the version that stood on the page for this year, 0 for none. */
export const populationFields = z.object({ year: yearField, children: childrenField });
