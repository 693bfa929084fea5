import type { PlainDate } from '@/lib/domain/dates';

/** The instant at which the day begins on the wall of `timeZone` (an IANA name). */
export function startOfDay(day: PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime({ timeZone }).epochMilliseconds);
}

/** The instant at which so many minutes of the day have passed on that wall. */
export function instantOn(day: PlainDate, minute: number, timeZone: string): Date {
  const wall = day.toPlainDateTime({ hour: Math.floor(minute / 60) % 24, minute: minute % 60 });
  const at = minute === 24 * 60 ? wall.add({ days: 1 }) : wall;
  return new Date(at.toZonedDateTime(timeZone).epochMilliseconds);
}
