import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import { allInstitutionKinds } from '@/lib/domain/institution-kinds';
import { parseEmail } from '@/lib/domain/email';
import { readText } from '@/lib/domain/field-readers';
import { field, optional, parsedOr, type Reading } from '@/lib/domain/field-text';
import { choiceField, optionalDate, optionalText, textField } from '@/lib/domain/fields';
import { versionField } from './held-institution';

/** Rows for further addresses and phones in the form. */
export const furtherRows = 4;

const rows = Array.from({ length: furtherRows }, (_, at) => at + 1);

/** A number families call: «8 (384-3) 12-34-56». Kept as it is written, so that the code of the town stays readable. */
export function readOfficePhone(text: string): Reading<string> {
  const digits = text.replace(/\D/g, '');
  const looksRight = /^(\+?7|8)[\d\s()–-]*$/.test(text) && digits.length === 11;
  return parsedOr(
    looksRight ? text.replace(/\s+/g, ' ') : null,
    'Проверьте телефон: нужны 11 цифр, начиная с 8 или +7, например 8 (384-3) 12-34-56',
  );
}

export function readEmail(text: string): Reading<string> {
  return parsedOr(
    parseEmail(text),
    'Проверьте адрес электронной почты: он пишется без пробелов, например ivanova@example.ru',
  );
}

/** Only https: the address stands as a link on a public page. */
export function readMapUrl(text: string): Reading<string> {
  const sentence = 'Проверьте ссылку на карту: она начинается с «https://»';
  if (text.length > 500) return readText(500, text);
  if (!URL.canParse(text)) return { sentence };
  const url = new URL(text);
  const plain = url.protocol === 'https:' && url.username === '' && url.password === '';
  return plain ? { value: url.toString() } : { sentence };
}

const words = {
  name: { title: 'Полное название', accusative: 'полное название' },
  shortName: { title: 'Краткое название', accusative: 'краткое название' },
  address: { title: 'Адрес', accusative: 'адрес' },
  noticeFrom: { title: 'Первый день', accusative: 'первый день объявления' },
  noticeTo: { title: 'Последний день', accusative: 'последний день объявления' },
} as const;

const furtherFields = Object.fromEntries(
  rows.flatMap((row) => [
    [`address${row}`, optionalText({ max: 300 })],
    [`room${row}`, optionalText({ max: 100 })],
    [`addressNote${row}`, optionalText({ max: 200 })],
    [`phone${row}`, field(optional(readOfficePhone))],
    [`phoneNote${row}`, optionalText({ max: 100 })],
  ]),
) as Record<string, ReturnType<typeof optionalText>>;

type FurtherAddress = { address: string; room: string | null; note: string | null };
type FurtherPhone = { phone: string; note: string | null };

/** The card of an institution. Places and phones beyond the first stand in numbered fields; empty rows are left out. */
export const institutionCardFields = z
  .object({
    kind: choiceField(allInstitutionKinds, 'Выберите вид учреждения'),
    name: textField({ label: words.name, max: 300 }),
    shortName: textField({ label: words.shortName, max: 120 }),
    address: textField({ label: words.address, max: 300 }),
    room: optionalText({ max: 100 }),
    phone: field(optional(readOfficePhone)),
    ...furtherFields,
    email: field(optional(readEmail)),
    mapUrl: field(optional(readMapUrl)),
    notice: optionalText({ max: 1000 }),
    noticeFrom: optionalDate({ label: words.noticeFrom }),
    noticeTo: optionalDate({ label: words.noticeTo }),
    version: versionField,
  })
  .superRefine((card, context) => {
    const { notice, noticeFrom, noticeTo } = card;
    if (notice === null && (noticeFrom ?? noticeTo)) {
      addFault(context, 'notice', 'Введите объявление или уберите его дни');
    }
    if (noticeFrom && noticeTo && Temporal.PlainDate.compare(noticeTo, noticeFrom) < 0) {
      addFault(context, 'noticeTo', 'Последний день не может быть раньше первого');
    }
    const further = card as Record<string, unknown>;
    for (const row of rows) {
      if (further[`address${row}`] === null && (further[`room${row}`] ?? further[`addressNote${row}`])) {
        addFault(context, `address${row}`, 'Введите адрес или уберите кабинет и пояснение');
      }
      if (further[`phone${row}`] === null && further[`phoneNote${row}`] !== null) {
        addFault(context, `phone${row}`, 'Введите телефон или уберите пояснение');
      }
    }
  })
  .transform(({ kind, name, shortName, address, room, phone, email, mapUrl, version, ...rest }) => {
    const { notice, noticeFrom, noticeTo, ...further } = rest;
    return {
      kind,
      name,
      shortName,
      address,
      room,
      phone,
      email,
      mapUrl,
      notice,
      noticeFrom,
      noticeTo,
      version,
      ...furtherOf(further),
    };
  });

export type InstitutionCard = z.output<typeof institutionCardFields>;

function addFault(context: z.RefinementCtx, name: string, message: string): void {
  context.addIssue({ code: 'custom', path: [name], message });
}

function furtherOf(values: Readonly<Record<string, string | null>>): {
  addresses: FurtherAddress[];
  phones: FurtherPhone[];
} {
  const read = (name: string, row: number) => values[`${name}${row}`] ?? null;
  return {
    addresses: rows.flatMap((row) => {
      const address = read('address', row);
      return address === null ? [] : [{ address, room: read('room', row), note: read('addressNote', row) }];
    }),
    phones: rows.flatMap((row) => {
      const phone = read('phone', row);
      return phone === null ? [] : [{ phone, note: read('phoneNote', row) }];
    }),
  };
}
