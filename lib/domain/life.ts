import { Temporal } from 'temporal-polyfill';
import { bornForAges } from '@/lib/domain/born-for-ages';
import type { PlainDate } from '@/lib/domain/dates';
import { isWorkingDay, type ClosedPeriod, type ProductionCalendar } from '@/lib/domain/working-days';

/** What a day of the region brings, in the order in which it is done: what ends comes before what is told and renewed. */
export const lifeDeeds = {
  certificate_expired: 'сертификатов истекло в 18\u00a0лет',
  application_closed: 'заявок закрыто в 18\u00a0лет',
  questions_closed: 'вопросов родителей закрыто в 18\u00a0лет',
  application_lapsed: 'неподтверждённых заявок закрыто',
  overdue_cancelled: 'сертификатов прекращено после срока',
  may_receive: 'писем «теперь можно получить сертификат»',
  turns_fourteen: 'писем о 14-летии',
  ends_soon: 'писем о скором 18-летии',
  deadline_tomorrow: 'писем о конце срока',
  deadline_passed: 'писем о прошедшем сроке',
  year_renewed: 'номиналов начислено на год',
  next_amount: 'писем о номинале следующего года',
  data_destroyed: 'записей уничтожено по срокам',
} as const satisfies Record<string, string>;

export type LifeDeed = keyof typeof lifeDeeds;

/**
 * By how many days a letter may come late when the portal was not running or failed: what is no longer so is not said, and
 * what families have long noticed does not come by the dozen.
 */
export const mostDaysLate = {
  certificate_expired: 31,
  may_receive: 31,
  turns_fourteen: 31,
  ends_soon: 31,
  deadline_passed: 3,
} as const satisfies Partial<Record<LifeDeed, number>>;

/** Whether a letter about `about` is written on `day`: on itself, or not too late. */
export function isToTell(letter: keyof typeof mostDaysLate, about: PlainDate, day: PlainDate): boolean {
  const late = about.until(day).days;
  return late >= 0 && late <= mostDaysLate[letter];
}

/** A certificate's family is told so long before its end. */
const before18 = { months: 3 };

export function endsSoonOn(validUntil: PlainDate): PlainDate {
  return validUntil.subtract(before18);
}

/** Among the ends from the first of these days to the last are all that are announced on `day` or not too late. */
export function endsAnnouncedBy(day: PlainDate): { first: PlainDate; last: PlainDate } {
  const first = day.subtract({ days: mostDaysLate.ends_soon }).add(before18);
  // Months differ in length by three days at most: 28 February announces four ends.
  return { first, last: day.add(before18).add({ days: 3 }) };
}

/** The birth dates of everybody who became so many years old on `day` or in as many days before it; null: nobody did. */
export function bornToTurn(
  age: number,
  day: PlainDate,
  daysBefore: number,
): { first: PlainDate; last: PlainDate } | null {
  const last = bornUpTo(age, day);
  const first = bornUpTo(age, day.subtract({ days: daysBefore + 1 })).add({ days: 1 });
  return Temporal.PlainDate.compare(first, last) <= 0 ? { first, last } : null;
}

/** The latest birth date of those who are of this age on `day`. */
export function bornUpTo(age: number, day: PlainDate): PlainDate {
  const { last } = bornForAges({ from: age, to: null }, day);
  // Only an age left open leaves the day open.
  return last ?? day;
}

/** Whether who does not come on `day` comes in time only on the last day of the term: no working day lies between them. */
export function isLastDayNext(
  until: PlainDate,
  day: PlainDate,
  calendar: ProductionCalendar,
  closed: readonly ClosedPeriod[],
): boolean {
  let next = day.add({ days: 1 });
  while (Temporal.PlainDate.compare(next, until) < 0 && !isWorkingDay(next, calendar, closed)) {
    next = next.add({ days: 1 });
  }
  return next.equals(until);
}

/** Whether «срок прошёл» is told on `day`. Where the certificate then `ends`, however late: nothing ends unannounced. */
export function isPassedToTell(until: PlainDate, day: PlainDate, ends: boolean): boolean {
  const after = until.add({ days: 1 });
  if (ends) return Temporal.PlainDate.compare(after, day) <= 0;
  return isToTell('deadline_passed', after, day);
}

/**
 * A term issued longer ago is over, whatever the calendar: thirty working days (the longest there is) end within so many
 * days, unless the chosen institution was closed.
 */
export const longestTermDays = 100;

/** From this day on families are told the amount of the next year: by then the municipality has set it. */
const amountTold = { month: 12, day: 15 };

export function tellsNextAmount(day: PlainDate): boolean {
  return Temporal.PlainDate.compare(day, day.with(amountTold)) >= 0;
}

export function newYear(year: number): PlainDate {
  return Temporal.PlainDate.from({ year, month: 1, day: 1 });
}
