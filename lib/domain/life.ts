import { Temporal } from 'temporal-polyfill';
import { bornForAges } from '@/lib/domain/born-for-ages';
import type { PlainDate } from '@/lib/domain/dates';
import { isWorkingDay, type ClosedPeriod, type ProductionCalendar } from '@/lib/domain/working-days';

/** What a day of the region brings, in the order in which it is done: what ends comes before what is told and renewed. */
export const lifeDeeds = {
  certificate_expired: 'сертификатов истекло в 18\u00a0лет',
  application_closed: 'заявок закрыто в 18\u00a0лет',
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
 * By how many days a letter of a day may come late when the portal makes up for days it was not running: what is no
 * longer so is not said, and what families have long noticed does not come by the dozen.
 */
export const mostDaysLate = {
  certificate_expired: 31,
  may_receive: 31,
  turns_fourteen: 31,
  ends_soon: 31,
  deadline_tomorrow: 0,
  deadline_passed: 3,
} as const satisfies Partial<Record<LifeDeed, number>>;

export type DatedLetter = keyof typeof mostDaysLate;

/** A day that is not done is tried so often; then the days after it go on, and take up what is still left. */
export const mostAttempts = 5;

/** A certificate's family is told so long before its end. */
const before18 = { months: 3 };

export function endsSoonOn(validUntil: PlainDate): PlainDate {
  return validUntil.subtract(before18);
}

/** The ends that are announced on `day`, both days included; some days of the year announce none. */
export function endsAnnouncedOn(day: PlainDate): { first: PlainDate; last: PlainDate } | null {
  const first = day.add(before18);
  // Months differ in length by three days at most: 28 February announces four ends.
  const ends = [0, 1, 2, 3].map((days) => first.add({ days })).filter((end) => endsSoonOn(end).equals(day));
  const last = ends.at(-1);
  return ends[0] && last ? { first: ends[0], last } : null;
}

/** The birth dates of everybody who becomes so many years old on `day`; null: nobody does. */
export function bornToTurn(age: number, day: PlainDate): { first: PlainDate; last: PlainDate } | null {
  const last = bornUpTo(age, day);
  const first = bornUpTo(age, day.subtract({ days: 1 })).add({ days: 1 });
  return Temporal.PlainDate.compare(first, last) <= 0 ? { first, last } : null;
}

/** The latest birth date of those who are of this age on `day`. */
export function bornUpTo(age: number, day: PlainDate): PlainDate {
  const { last } = bornForAges({ from: age, to: null }, day);
  // Only an age left open leaves the day open.
  return last ?? day;
}

/** Whether `day` is the last working day before the last one of a term: who comes tomorrow, comes in time. */
export function isEveOf(
  until: PlainDate,
  day: PlainDate,
  calendar: ProductionCalendar,
  closed: readonly ClosedPeriod[],
): boolean {
  let eve = until.subtract({ days: 1 });
  while (Temporal.PlainDate.compare(eve, day) > 0 && !isWorkingDay(eve, calendar, closed)) {
    eve = eve.subtract({ days: 1 });
  }
  return eve.equals(day) && isWorkingDay(day, calendar, closed);
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
