import { Temporal } from 'temporal-polyfill';
import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { usualDaysToBring } from '@/lib/domain/overdue';
import { addWorkingDays, isWorkingDay, type ProductionCalendar } from '@/lib/domain/working-days';
import { now, today } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';
import { calendarDayRows } from './calendar-days';

const calendar: ProductionCalendar = new Map(
  calendarDayRows().map(({ day, mark }) => [plainDate(new Date(day)).toString(), mark]),
);

export function daysAgo(days: number): PlainDate {
  return today().subtract({ days });
}

export function isBefore(day: PlainDate, other: PlainDate): boolean {
  return Temporal.PlainDate.compare(day, other) < 0;
}

export function later(day: PlainDate, other: PlainDate): PlainDate {
  return isBefore(day, other) ? other : day;
}

/** That time of the day on the region's clock («10:25»), but never in the future. */
export function instant(day: PlainDate, time: string): Date {
  const zoned = day.toZonedDateTime({ timeZone: environment().TIME_ZONE, plainTime: time });
  const lastMinute = now().getTime() - 60_000;
  return new Date(Math.min(zoned.epochMilliseconds, lastMinute));
}

/** The day itself, or the nearest working day before it. */
export function workingDayUpTo(day: PlainDate): PlainDate {
  return isWorkingDay(day, calendar) ? day : workingDayUpTo(day.subtract({ days: 1 }));
}

export function workingDaysAfter(day: PlainDate, count: number): PlainDate {
  const last = addWorkingDays(day, count, calendar);
  if (!last) throw new Error('The calendar has no working days');
  return last;
}

/** The last day to bring the papers of a certificate received on `day`. */
export function deadlineOf(day: PlainDate): PlainDate {
  return workingDaysAfter(day, usualDaysToBring);
}

/** The day on which a certificate was received whose papers are due today, or on the next working day. */
export function receivedForDeadlineToday(): PlainDate {
  const due = isWorkingDay(today(), calendar) ? today() : workingDaysAfter(today(), 1);
  let day = due.subtract({ days: 1 });
  while (isBefore(deadlineOf(day), due) || isBefore(due, deadlineOf(day))) day = day.subtract({ days: 1 });
  return day;
}
