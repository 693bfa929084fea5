import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import { endAge, minimumAge } from '@/lib/domain/eligibility';
import { field, optional, parsedOr, required, type Reading } from '@/lib/domain/field-text';
import { choiceField, dateField, optionalDate, textField } from '@/lib/domain/fields';
import { versionField } from '../institutions/held-institution';

const oldest = endAge - 1;

function readAge(text: string): Reading<number> {
  const age = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  const fits = age >= minimumAge && age <= oldest;
  return parsedOr(fits ? age : null, `Введите возраст целым числом от ${minimumAge} до ${oldest}`);
}

/** «18 432», «18432,50»: roubles and kopecks, kept as a decimal string. */
function readAmount(text: string): Reading<string> {
  const typed = text.replace(/[\s₽]/g, '').replace(',', '.');
  const fits = /^\d{1,8}(\.\d{1,2})?$/.test(typed) && Number(typed) > 0;
  return parsedOr(fits ? typed : null, 'Введите сумму в рублях, например 18 432,00');
}

function readPlaces(text: string): Reading<number> {
  const typed = text.replace(/\s/g, '');
  const places = /^\d{1,7}$/.test(typed) ? Number(typed) : 0;
  return parsedOr(places > 0 ? places : null, 'Введите число мест или оставьте пустым, если предела нет');
}

export const placesField = field(optional(readPlaces));

/** What a group says of itself; it stands as soon as a certificate says it, too. */
const wordsOfGroup = {
  title: textField({ label: { title: 'Название', accusative: 'название группы' }, max: 300 }),
  minAge: field(required('Введите, с какого возраста', readAge)),
  maxAge: field(required('Введите, по какой возраст', readAge)),
  kind: choiceField(['accounting', 'funded'], 'Выберите вид сертификата'),
  yearlyAmount: field(optional(readAmount)),
  places: placesField,
};

const lastDay = optionalDate({ label: { title: 'По какой день', accusative: 'последний день' } });

type GroupWords = {
  minAge: number;
  maxAge: number;
  kind: 'accounting' | 'funded';
  yearlyAmount: string | null;
  places: number | null;
};

function checkWords({ minAge, maxAge, kind, yearlyAmount, places }: GroupWords, context: z.RefinementCtx) {
  const fault = (name: string, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  if (maxAge < minAge) fault('maxAge', 'Этот возраст не может быть меньше первого');
  if (kind === 'funded' && yearlyAmount === null) {
    fault('yearlyAmount', 'Введите номинал на год: у сертификата с номиналом он есть всегда');
  }
  if (kind === 'accounting' && yearlyAmount !== null) {
    fault('yearlyAmount', 'У сертификата учёта номинала нет: оставьте пустым');
  }
  if (kind === 'accounting' && places !== null) {
    fault('places', 'У сертификата учёта нет предела мест: оставьте пустым');
  }
}

function checkDays(from: Temporal.PlainDate | null, to: Temporal.PlainDate | null, context: z.RefinementCtx) {
  if (from && to && Temporal.PlainDate.compare(to, from) < 0) {
    const message = 'Последний день не может быть раньше первого';
    context.addIssue({ code: 'custom', path: ['validTo'], message });
  }
}

const switchedOn = z
  .string({ error: 'Отметьте, действует ли группа' })
  .optional()
  .transform((value) => value === 'on');

export const groupFields = z
  .object({
    ...wordsOfGroup,
    validFrom: optionalDate({ label: { title: 'С какого дня', accusative: 'первый день' } }),
    validTo: lastDay,
    active: switchedOn,
    version: versionField,
  })
  .superRefine((group, context) => {
    checkWords(group, context);
    checkDays(group.validFrom, group.validTo, context);
  });

export type GroupInput = z.output<typeof groupFields>;

/** Of a group in use: what changes no certificate. */
export const usedGroupFields = z.object({
  places: placesField,
  validTo: lastDay,
  active: switchedOn,
  version: versionField,
});

/** A group that opens on a day in the place of another, which ends the day before. */
export const successorFields = z
  .object({
    ...wordsOfGroup,
    validFrom: dateField({ label: { title: 'С какого дня', accusative: 'первый день новой группы' } }),
    version: versionField,
  })
  .superRefine((group, context) => {
    checkWords(group, context);
  });
