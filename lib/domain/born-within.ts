import { Temporal } from 'temporal-polyfill';
import { readDate, type PlainDate } from '@/lib/domain/dates';
import type { Reading } from '@/lib/domain/field-text';

/** From the first to the last day, both included: a birth date, or all of a year. */
export type BornWithin = { first: PlainDate; last: PlainDate };

export function bornOn(day: PlainDate): BornWithin {
  return { first: day, last: day };
}

export function isBornWithin({ first, last }: BornWithin, birthDate: PlainDate): boolean {
  return (
    Temporal.PlainDate.compare(first, birthDate) <= 0 && Temporal.PlainDate.compare(birthDate, last) <= 0
  );
}

const withMarks = String.raw`\d{1,2}[.,/-]\d{1,2}[.,/-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}`;
const year = String.raw`(?:\s*г(?:\.|ода?)?(?:\s*р(?:\.|ождения)?)?)?`;
/** Beside other digits only a date with its marks is one. */
const afterNumber = new RegExp(String.raw`\s(?<typed>${withMarks})${year}$`, 'iu');
const besideName = new RegExp(
  String.raw`(?:^|[\s,])(?<typed>${withMarks}|\d{1,2} \d{1,2} \d{4}|\d{8}|\d{4})${year}(?=$|[\s,])`,
  'iu',
);

export type WithoutBirth = { rest: string; born: BornWithin | null };

/** Parts what is looked for from the birth date or the year of birth typed behind it: «Иванова 20.06.2012», «Иванова Анна 2012 г.р.». */
export function splitBirth(text: string): Reading<WithoutBirth> {
  const place = /\p{L}{2}/u.test(text) ? besideName : afterNumber;
  const found = place.exec(text);
  const typed = found?.groups?.typed;
  if (!found || typed === undefined) return { value: { rest: text, born: null } };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim();
  const born = readBirth(typed);
  return 'sentence' in born ? born : { value: { rest, born: born.value } };
}

function readBirth(typed: string): Reading<BornWithin> {
  if (/^\d{4}$/.test(typed)) return readYear(Number(typed));
  const date = readDate(typed);
  if (date === 'short year') return { sentence: 'Напишите год четырьмя цифрами, например 20.06.2019' };
  if (date === 'impossible') return { sentence: 'Такой даты нет: проверьте день и месяц' };
  if (date === 'unreadable') return { sentence: 'Введите дату рождения в виде 20.06.2019' };
  return { value: bornOn(date) };
}

function readYear(typed: number): Reading<BornWithin> {
  if (typed < 1900 || typed > 2199) return { sentence: 'Проверьте год рождения: нужен такой, как 2012' };
  const first = Temporal.PlainDate.from({ year: typed, month: 1, day: 1 });
  return { value: { first, last: first.with({ month: 12, day: 31 }) } };
}
