import { z } from 'zod';
import { datedFields } from '@/lib/domain/dated-version';
import { parseEmail } from '@/lib/domain/email';
import { readDateField } from '@/lib/domain/field-readers';
import { field, optional, parsedOr, required, type Reading } from '@/lib/domain/field-text';
import { choiceField, emailField, optionalDate, optionalText, textField } from '@/lib/domain/fields';
import { termLimits } from '@/lib/domain/overdue';
import { overdueActionWords, proofOfResidenceWords } from '@/lib/domain/settings';
import type { StoredSettings } from './values';

const longestCancel = 1000;
const daysSentence = `Введите целое число дней от 1 до ${longestCancel}`;

const termSentence = `Введите целое число рабочих дней от ${termLimits.least} до ${termLimits.most}`;

const termField = field(
  required(termSentence, (text): Reading<number> => {
    const days = /^\d{1,2}$/.test(text) ? Number(text) : 0;
    return days >= termLimits.least && days <= termLimits.most ? { value: days } : { sentence: termSentence };
  }),
);

const daysField = field(
  optional((text): Reading<number> => {
    const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
    return days >= 1 && days <= longestCancel ? { value: days } : { sentence: daysSentence };
  }),
);

const phone = { title: 'Телефон', accusative: 'телефон' };
const hours = { title: 'Часы работы', accusative: 'часы работы' };

const addressee = textField({ label: { title: 'Кому', accusative: 'кому адресовано заявление' }, max: 300 });
const operatorName = textField({ label: { title: 'Название', accusative: 'название' }, max: 300 });
const operatorAddress = textField({ label: { title: 'Адрес', accusative: 'почтовый адрес' }, max: 300 });

/** An address families are sent to: nothing but https, so that nobody on the way reads or changes it. */
const secureUrl = field(
  required('Введите адрес', (text) =>
    parsedOr(secureAddress(text), 'Введите полный адрес, который начинается с «https://»'),
  ),
);

function secureAddress(text: string): string | null {
  if (text.length > 300 || /\s/.test(text) || !URL.canParse(text)) return null;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' ? text : null;
}

const ownEmail = field(
  optional((text) =>
    parsedOr(
      parseEmail(text),
      'Проверьте адрес электронной почты: он пишется без пробелов, например pomosch@example.ru',
    ),
  ),
);

const overdue = z
  .object({
    section: z.literal('overdue'),
    daysToBring: termField,
    action: choiceField(
      Object.keys(overdueActionWords) as (keyof typeof overdueActionWords)[],
      'Выберите, что происходит после срока',
    ),
    cancelDays: daysField,
    ...datedFields,
  })
  .superRefine(({ action, cancelDays }, context) => {
    if (action === 'cancel' && cancelDays === null) {
      context.addIssue({ code: 'custom', path: ['cancelDays'], message: daysSentence });
    }
  });

const papers = z.object({
  section: z.literal('papers'),
  proofOfResidence: choiceField(
    Object.keys(proofOfResidenceWords) as (keyof typeof proofOfResidenceWords)[],
    'Выберите, кому подтверждать место жительства',
  ),
  copies: choiceField(['originals', 'copies'], 'Выберите, какие документы подойдут'),
  ...datedFields,
});

const issuing = z.object({
  section: z.literal('issuing'),
  accountingFrom: optionalDate({ label: { title: 'Дата', accusative: 'дату' } }),
  fundedFrom: optionalDate({ label: { title: 'Дата', accusative: 'дату' } }),
  ...datedFields,
});

const ownSupport = z.object({
  section: z.literal('support'),
  phone: optionalText({ max: 60 }),
  email: ownEmail,
  hours: optionalText({ max: 120 }),
  ...datedFields,
});

const wrongPage = { error: 'Откройте страницу заново' };

/** What a municipality's forms send: `section` says which of them. */
export const settingFields = z.discriminatedUnion(
  'section',
  [
    overdue,
    papers,
    issuing,
    z.object({
      section: z.literal('operator'),
      name: operatorName,
      address: operatorAddress,
      ...datedFields,
    }),
    z.object({ section: z.literal('addressee'), addressee, ...datedFields }),
    ownSupport,
  ],
  wrongPage,
);

/** What the region's forms send. */
export const regionSettingFields = z.discriminatedUnion(
  'section',
  [
    z.object({
      section: z.literal('support'),
      phone: textField({ label: phone, max: 60 }),
      email: emailField,
      hours: textField({ label: hours, max: 120 }),
      ...datedFields,
    }),
    z.object({ section: z.literal('navigator'), url: secureUrl, ...datedFields }),
  ],
  wrongPage,
);

export type SettingInput = z.output<typeof settingFields> | z.output<typeof regionSettingFields>;

/** What was typed as it lies in the database. */
export function storedOf(input: SettingInput): StoredSettings[SettingInput['section']] {
  switch (input.section) {
    case 'overdue':
      return {
        daysToBring: input.daysToBring,
        action: input.action,
        cancelDays: input.action === 'cancel' ? input.cancelDays : null,
      };
    case 'papers':
      return { proofOfResidence: input.proofOfResidence, acceptsCopies: input.copies === 'copies' };
    case 'issuing':
      return {
        accountingFrom: input.accountingFrom?.toString() ?? null,
        fundedFrom: input.fundedFrom?.toString() ?? null,
      };
    case 'operator':
      return { name: input.name, address: input.address };
    case 'addressee':
      return { addressee: input.addressee };
    case 'support':
      return { phone: input.phone, email: input.email, hours: input.hours };
    case 'navigator':
      return { url: input.url };
  }
}

/** A day of the past or of the future from an address: «что действовало»; null if it is no date. */
export const dayFields = z.object({
  day: field(
    required('Введите день в виде 20.06.2019', (text) =>
      readDateField({ label: { title: 'День', accusative: 'день' } }, text),
    ),
  ),
});
