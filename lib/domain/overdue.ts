import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '@/lib/domain/dates';
import { counted } from '@/lib/domain/plural';
import { isWorkingDay, type ClosedPeriod, type ProductionCalendar } from '@/lib/domain/working-days';

/** Working days after receiving the certificate within which the papers are brought, where nothing else was set. */
export const usualDaysToBring = 5;

/** The shortest and the longest term a municipality may set, in working days. */
export const termLimits = { least: 3, most: 30 } as const;

/** «5 рабочих дней», and where municipalities set different terms «5–10 рабочих дней»; to be read after «за». */
export function termWords(terms: readonly number[]): string {
  const [least, most] = [Math.min(...terms), Math.max(...terms)];
  if (terms.length === 0) return termWords([usualDaysToBring]);
  const words = counted(most, 'рабочий день', 'рабочих дня', 'рабочих дней');
  return least === most ? words : `${least}–${words}`;
}

/** The last day on which papers past their term are still taken, where the municipality then ends the certificate. */
export function lastDayBeforeEnd(begins: readonly PlainDate[], days: number): PlainDate | null {
  const latest = begins.toSorted((a, b) => Temporal.PlainDate.compare(a, b)).at(-1);
  return latest ? latest.add({ days }) : null;
}

const searchYears = 3;

/**
 * The latest day to which a term of `n` working days may have begun and be over today: the term is over for
 * whatever began on this day or before, and for nothing that began later. Null if the last three years have not so
 * many working days: then the term is over for nothing.
 */
export function latestOverdueStart(
  today: PlainDate,
  n: number,
  calendar: ProductionCalendar,
  closed: readonly ClosedPeriod[] = [],
): PlainDate | null {
  let left = n;
  let day = today;
  const earliest = today.subtract({ years: searchYears });
  while (left > 0) {
    day = day.subtract({ days: 1 });
    if (day.equals(earliest)) return null;
    if (isWorkingDay(day, calendar, closed)) left -= 1;
  }
  return day.subtract({ days: 1 });
}
