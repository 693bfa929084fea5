import type { PlainDate } from '@/lib/domain/dates';

/** The instant at which the day begins on the wall of `timeZone` (an IANA name). */
export function startOfDay(day: PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime({ timeZone }).epochMilliseconds);
}
