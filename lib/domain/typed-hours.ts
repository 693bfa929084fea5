import type { DayHours } from '@/lib/domain/opening-hours';

/** The hours of a day without the day. */
export type HoursOfDay = Omit<DayHours, 'weekday'>;

const clock = String.raw`(\d{1,2})(?:[:.](\d{2}))?`;
const dash = String.raw`\s*(?:-|–|—|−|до)\s*`;
const dayPattern = new RegExp(
  String.raw`^(?:с\s+)?${clock}${dash}${clock}(?:\s*[,;]?\s*(?:обед|перерыв)\s*(?:с\s+)?${clock}${dash}${clock})?$`,
  'i',
);
const midnight = 24 * 60;
/** Longer than any day; long runs of spaces would make the pattern slow. */
const maxDay = 60;

/**
 * Hours of one day as people type them: «9:30–17:00, обед 12:00–13:00», «9-17», «с 9.30 до 17.00 перерыв 12-13».
 * 'unreadable' is in no such form, 'disorder' ends before it begins, or lunch lies outside.
 */
export function readDayHours(text: string): HoursOfDay | 'unreadable' | 'disorder' {
  const typed = text.trim().replace(/\s+/g, ' ');
  if (typed.length > maxDay) return 'unreadable';
  const match = dayPattern.exec(typed);
  if (!match) return 'unreadable';
  const [opensAt, closesAt, lunchFrom, lunchTo] = [1, 3, 5, 7].map((at) => minutes(match[at], match[at + 1]));
  if (opensAt === undefined || closesAt === undefined) return 'unreadable';
  if ([opensAt, closesAt, lunchFrom, lunchTo].some((value) => Number.isNaN(value))) return 'unreadable';
  const hours = { opensAt, closesAt, lunchFrom: lunchFrom ?? null, lunchTo: lunchTo ?? null };
  return isInOrder(hours) ? hours : 'disorder';
}

/** Undefined where nothing was typed, NaN where a clock shows no such time. */
function minutes(hour: string | undefined, minute = '0'): number | undefined {
  if (hour === undefined) return undefined;
  const [h, m] = [Number(hour), Number(minute)];
  return m > 59 || h * 60 + m > midnight ? Number.NaN : h * 60 + m;
}

function isInOrder({ opensAt, closesAt, lunchFrom, lunchTo }: HoursOfDay): boolean {
  if (opensAt >= closesAt) return false;
  if (lunchFrom === null || lunchTo === null) return true;
  return opensAt <= lunchFrom && lunchFrom < lunchTo && lunchTo <= closesAt;
}

const dayNames = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'];
const partPattern = /^([а-я]{2})\.?(?:\s*[-–—]\s*([а-я]{2})\.?)?[\s:]\s*(.*)$/i;
const maxWeek = 400;

/** A whole week in one line, as the portal writes it: «пн–пт 9:30–17:00, обед 12:00–13:00; сб 10:00–14:00». Empty is never open. */
export function readWeekHours(text: string): DayHours[] | 'unreadable' {
  if (text.length > maxWeek) return 'unreadable';
  const week = new Map<number, DayHours>();
  for (const part of text
    .split(';')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')) {
    const days = readPart(part);
    if (days === null || days.some(({ weekday }) => week.has(weekday))) return 'unreadable';
    for (const day of days) week.set(day.weekday, day);
  }
  return [...week.values()].toSorted((a, b) => a.weekday - b.weekday);
}

function readPart(part: string): DayHours[] | null {
  const [, first = '', last = first, rest = ''] = partPattern.exec(part) ?? [];
  const [from, to] = [dayNames.indexOf(first.toLowerCase()), dayNames.indexOf(last.toLowerCase())];
  const hours = readDayHours(rest);
  if (from === -1 || to < from || typeof hours === 'string') return null;
  return dayNames.slice(from, to + 1).map((_, at) => ({ weekday: from + at + 1, ...hours }));
}
