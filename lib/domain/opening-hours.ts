/** Hours of one weekday: minutes since midnight, local time; ISO weekday, Monday is 1. */
export type DayHours = {
  weekday: number;
  opensAt: number;
  closesAt: number;
  lunchFrom: number | null;
  lunchTo: number | null;
};

const weekdays = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'] as const;

/** «9:30» from minutes since midnight. */
export function formatClock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** «9:30–17:00, обед 12:00–13:00» */
export function formatDayHours({ opensAt, closesAt, lunchFrom, lunchTo }: DayHours): string {
  const lunch = lunchFrom !== null && lunchTo !== null ? `, обед\u00a0${span(lunchFrom, lunchTo)}` : '';
  return `${span(opensAt, closesAt)}${lunch}`;
}

function span(from: number, to: number): string {
  return `${formatClock(from)}–${formatClock(to)}`;
}

/** The week as leaflets write it: neighbouring days of the same hours together, «пн–пт 9:30–17:00, обед 12:00–13:00». */
export function formatHours(week: readonly DayHours[]): string {
  const runs: { first: number; last: number; words: string }[] = [];
  for (const day of [...week].sort((a, b) => a.weekday - b.weekday)) {
    const words = formatDayHours(day);
    const previous = runs.at(-1);
    if (previous && previous.last === day.weekday - 1 && previous.words === words)
      previous.last = day.weekday;
    else runs.push({ first: day.weekday, last: day.weekday, words });
  }
  return runs.map(({ first, last, words }) => `${daySpan(first, last)} ${words}`).join('; ');
}

function daySpan(first: number, last: number): string {
  const name = (weekday: number) => weekdays[weekday - 1] ?? '';
  return first === last ? name(first) : `${name(first)}–${name(last)}`;
}
