import { Temporal } from 'temporal-polyfill';

export type PlainDate = Temporal.PlainDate;

/** The birthday in a later year; someone born on 29 February has it on 28 February in common years. */
export function birthdayAt(birth: PlainDate, years: number): PlainDate {
  return birth.add({ years }, { overflow: 'constrain' });
}

/** Full years on `day`, counted by calendar dates: the age grows on the birthday itself. */
export function ageOn(birth: PlainDate, day: PlainDate): number {
  const years = day.year - birth.year;
  return Temporal.PlainDate.compare(birthdayAt(birth, years), day) > 0 ? years - 1 : years;
}

/** A `date` column arrives from the database driver as midnight UTC of that day. */
export function plainDate(dbDate: Date): PlainDate {
  return Temporal.PlainDate.from({
    year: dbDate.getUTCFullYear(),
    month: dbDate.getUTCMonth() + 1,
    day: dbDate.getUTCDate(),
  });
}

export function dbDate(day: PlainDate): Date {
  return new Date(`${day.toString()}T00:00:00.000Z`);
}

/** The calendar day on the wall of `timeZone` (an IANA name) at that instant. */
export function dayIn(timeZone: string, instant: Date): PlainDate {
  return wallClock(instant, timeZone).toPlainDate();
}

const dayFirst = /^(\d{1,2})(?:\s*[.,/\-\s]\s*)(\d{1,2})(?:\s*[.,/\-\s]\s*)(\d{4})$/;
const eightDigits = /^(\d{2})(\d{2})(\d{4})$/;
const shortYear = /^\d{1,2}\s*[.,/\-\s]\s*\d{1,2}\s*[.,/\-\s]\s*\d{2}$/;
const yearFirst = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** Longer than any date; long runs of spaces would make the patterns slow. */
const maxTyped = 20;
const years = { first: 1900, last: 2199 };

/**
 * A date as people type it: 20.06.2019, 20,06,2019, 20/06/2019, 20 06 2019, 20062019, 2019-06-20, 1.6.2019.
 * 'unreadable' is in none of these forms or in no year of our time, 'impossible' is written well, but no calendar has
 * such a day, 'short year' leaves the century to be guessed: 15.3.19 may be a birthday of a child or of a grandfather.
 */
export function readDate(text: string): PlainDate | 'unreadable' | 'impossible' | 'short year' {
  const typed = text.trim();
  if (typed.length > maxTyped) return 'unreadable';
  if (shortYear.test(typed)) return 'short year';
  const dayMonthYear = dayFirst.exec(typed) ?? eightDigits.exec(typed);
  const yearMonthDay = dayMonthYear ? null : yearFirst.exec(typed);
  const digits = dayMonthYear?.slice(1, 4).reverse() ?? yearMonthDay?.slice(1, 4);
  if (!digits) return 'unreadable';
  const [year = 0, month = 0, day = 0] = digits.map(Number);
  if (year < years.first || year > years.last) return 'unreadable';
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return 'impossible';
  }
}

/** {@link readDate} for those who need not know why it is not a date. */
export function parseDate(text: string): PlainDate | null {
  const date = readDate(text);
  return typeof date === 'string' ? null : date;
}

/** 20.06.2019 */
export function formatDate(day: PlainDate): string {
  return `${twoDigits(day.day)}.${twoDigits(day.month)}.${String(day.year).padStart(4, '0')}`;
}

/** 20.06.2019 09:59:33 on the clock of `timeZone`. */
export function formatDateTime(instant: Date, timeZone: string): string {
  return `${formatMinute(instant, timeZone)}:${twoDigits(wallClock(instant, timeZone).second)}`;
}

/** 20.06.2019 10:11 on the clock of `timeZone`. */
export function formatMinute(instant: Date, timeZone: string): string {
  return `${formatDate(wallClock(instant, timeZone).toPlainDate())} ${formatTime(instant, timeZone)}`;
}

/** 10:11 on the clock of `timeZone`, where the day is plain. */
export function formatTime(instant: Date, timeZone: string): string {
  const { hour, minute } = wallClock(instant, timeZone);
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** Minutes since midnight on the clock of `timeZone`. */
export function minuteIn(timeZone: string, instant: Date): number {
  const { hour, minute } = wallClock(instant, timeZone);
  return hour * 60 + minute;
}

function wallClock(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
