import type { PlainDate } from '@/lib/domain/dates';
import { isWorkingDay, type ClosedPeriod, type ProductionCalendar } from '@/lib/domain/working-days';

/** Working days after receiving the certificate within which the papers are brought. */
export const daysToBring = 5;

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
