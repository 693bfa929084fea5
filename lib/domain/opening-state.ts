import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { formatClock, type DayHours } from '@/lib/domain/opening-hours';
import { isWithin, type ClosedPeriod, type ProductionCalendar } from '@/lib/domain/working-days';

/** Where an institution stands at a moment. Times are minutes since midnight, local. */
export type OpeningState =
  | { kind: 'open'; until: number; lunch: { from: number; to: number } | null }
  | { kind: 'lunch'; until: number }
  /** `opens` is null when no opening is known within a year. */
  | { kind: 'closed'; opens: { day: PlainDate; at: number } | null }
  /** No hours are written down. */
  | { kind: 'unknown' };

export type Moment = { day: PlainDate; minute: number };

export type Timetable = {
  week: readonly DayHours[];
  /** A holiday closes every institution; a Saturday with hours of its own is open all the same. */
  calendar: ProductionCalendar;
  closed: readonly ClosedPeriod[];
};

const daysAhead = 366;

export function openingState({ day, minute }: Moment, timetable: Timetable): OpeningState {
  if (timetable.week.length === 0) return { kind: 'unknown' };
  const hours = hoursOn(day, timetable);
  if (!hours || minute >= hours.closesAt) return closedUntil(day.add({ days: 1 }), timetable);
  if (minute < hours.opensAt) return { kind: 'closed', opens: { day, at: hours.opensAt } };
  const { closesAt, lunchFrom, lunchTo } = hours;
  if (lunchFrom === null || lunchTo === null || minute >= lunchTo) {
    return { kind: 'open', until: closesAt, lunch: null };
  }
  if (minute >= lunchFrom) return { kind: 'lunch', until: lunchTo };
  return { kind: 'open', until: closesAt, lunch: { from: lunchFrom, to: lunchTo } };
}

/** When somebody is there on that day; nothing on a holiday, a closed day or a weekday without hours. */
export function hoursOn(day: PlainDate, { week, calendar, closed }: Timetable): DayHours | undefined {
  if (calendar.get(day.toString()) === 'day_off') return undefined;
  if (closed.some((period) => isWithin(day, period))) return undefined;
  return week.find(({ weekday }) => weekday === day.dayOfWeek);
}

function closedUntil(from: PlainDate, timetable: Timetable): OpeningState {
  for (let ahead = 0; ahead < daysAhead; ahead += 1) {
    const day = from.add({ days: ahead });
    const hours = hoursOn(day, timetable);
    if (hours) return { kind: 'closed', opens: { day, at: hours.opensAt } };
  }
  return { kind: 'closed', opens: null };
}

/** «в понедельник» by ISO weekday from 1. */
export const onWeekday = [
  'в понедельник',
  'во вторник',
  'в среду',
  'в четверг',
  'в пятницу',
  'в субботу',
  'в воскресенье',
] as const;

/** «Открыто до 17:00», «Обед до 13:00», «Закрыто, откроется завтра в 9:30»; null when nothing is known. */
export function formatOpeningState(state: OpeningState, today: PlainDate): string | null {
  switch (state.kind) {
    case 'unknown':
      return null;
    case 'open': {
      const lunch = state.lunch
        ? `, обед ${formatClock(state.lunch.from)}–${formatClock(state.lunch.to)}`
        : '';
      return `Открыто до\u00a0${formatClock(state.until)}${lunch}`;
    }
    case 'lunch':
      return `Обед до\u00a0${formatClock(state.until)}`;
    case 'closed':
      return state.opens ? `Закрыто, откроется ${openingWords(state.opens, today)}` : 'Закрыто';
  }
}

function openingWords({ day, at }: { day: PlainDate; at: number }, today: PlainDate): string {
  const clock = `в\u00a0${formatClock(at)}`;
  const ahead = today.until(day).days;
  if (ahead === 0) return `сегодня ${clock}`;
  if (ahead === 1) return `завтра ${clock}`;
  if (ahead < 7) return `${onWeekday[day.dayOfWeek - 1] ?? ''} ${clock}`;
  return `${formatDate(day)} ${clock}`;
}
