import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '@/lib/domain/dates';
import type { CalendarMark } from '@/lib/domain/working-days';

export const monthNames = [
  'Январь',
  'Февраль',
  'Март',
  'Апрель',
  'Май',
  'Июнь',
  'Июль',
  'Август',
  'Сентябрь',
  'Октябрь',
  'Ноябрь',
  'Декабрь',
] as const;

export const weekdayNames = [
  { short: 'Пн', full: 'Понедельник' },
  { short: 'Вт', full: 'Вторник' },
  { short: 'Ср', full: 'Среда' },
  { short: 'Чт', full: 'Четверг' },
  { short: 'Пт', full: 'Пятница' },
  { short: 'Сб', full: 'Суббота' },
  { short: 'Вс', full: 'Воскресенье' },
] as const;

/** Years an admin can open and change: from the first certificates on. */
export const calendarYears = { first: 2019, last: 2099 } as const;

/**
 * Where the federal days that come with the portal are from. A year without an entry has none: only Saturdays and Sundays
 * are off until its calendar is entered.
 */
export const seededYears: Readonly<Record<number, { source: string; complete: boolean }>> = {
  2025: { source: 'постановление Правительства РФ от 04.10.2024 № 1335', complete: true },
  2026: { source: 'постановление Правительства РФ от 24.09.2025 № 1466', complete: true },
  2027: { source: 'статья 112 Трудового кодекса', complete: false },
};

export type MarkedDay = {
  day: PlainDate;
  mark: CalendarMark;
  title: string;
  source: 'seeded' | 'entered' | 'imported';
  /** Set by the municipality, over the federal calendar. */
  own: boolean;
};

export type YearDay = { day: PlainDate; working: boolean; marked: MarkedDay | null };

export type YearMonth = {
  /** 1 is January. */
  month: number;
  name: string;
  workingDays: number;
  /** Monday to Sunday; null before the first and after the last day of the month. */
  weeks: (YearDay | null)[][];
};

/** Twelve months of seven columns. Of two marks of one day the later one in the list counts. */
export function calendarYear(year: number, marked: readonly MarkedDay[]): YearMonth[] {
  const byDay = new Map(marked.map((one) => [one.day.toString(), one]));
  return monthNames.map((name, at) =>
    monthOf(Temporal.PlainDate.from({ year, month: at + 1, day: 1 }), name, byDay),
  );
}

function monthOf(first: PlainDate, name: string, marked: ReadonlyMap<string, MarkedDay>): YearMonth {
  const days = Array.from({ length: first.daysInMonth }, (_, at) => yearDay(first.add({ days: at }), marked));
  const cells: (YearDay | null)[] = [...blanks(first.dayOfWeek - 1), ...days];
  cells.push(...blanks((7 - (cells.length % 7)) % 7));
  return {
    month: first.month,
    name,
    workingDays: days.filter(({ working }) => working).length,
    weeks: Array.from({ length: cells.length / 7 }, (_, at) => cells.slice(at * 7, at * 7 + 7)),
  };
}

function yearDay(day: PlainDate, marked: ReadonlyMap<string, MarkedDay>): YearDay {
  const mark = marked.get(day.toString()) ?? null;
  return { day, marked: mark, working: mark ? mark.mark === 'working' : day.dayOfWeek < 6 };
}

function blanks(count: number): null[] {
  return Array.from({ length: count }, () => null);
}
