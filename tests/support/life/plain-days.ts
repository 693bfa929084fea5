/** Days as whole numbers, counted without the rules of the portal: what is checked must not check itself. */
const length = 86_400_000;

export type Day = number;

export function dayOf(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / length;
}

export function partsOf(day: Day): { year: number; month: number; date: number } {
  const at = new Date(day * length);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

/** «2030-02-28» */
export function isoOf(day: Day): string {
  return new Date(day * length).toISOString().slice(0, 10);
}

export function fromIso(text: string): Day {
  return Date.parse(`${text}T00:00:00Z`) / length;
}

/** Born on 29 February, one has the birthday on the 28th where there is no 29th. */
export function birthday(born: Day, age: number): Day {
  const { year, month, date } = partsOf(born);
  const leap = new Date(Date.UTC(year + age, 1, 29)).getUTCMonth() === 1;
  return month === 2 && date === 29 && !leap ? dayOf(year + age, 2, 28) : dayOf(year + age, month, date);
}

/** The same date three months before, or the last one of a shorter month. */
export function threeMonthsBefore(day: Day): Day {
  const { year, month, date } = partsOf(day);
  const last = new Date(Date.UTC(year, month - 3, 0)).getUTCDate();
  const first = partsOf(Date.UTC(year, month - 4, 1) / length);
  return dayOf(first.year, first.month, Math.min(date, last));
}

export type Mark = 'day_off' | 'working';
export type Closed = { from: Day; to: Day };
type Calendar = (day: Day) => Mark | undefined;

export function isWorking(day: Day, marks: Calendar, closed: readonly Closed[]): boolean {
  if (closed.some(({ from, to }) => from <= day && day <= to)) return false;
  const mark = marks(day);
  const weekday = new Date(day * length).getUTCDay();
  return mark ? mark === 'working' : weekday !== 0 && weekday !== 6;
}

export function nthWorkingDay(start: Day, n: number, marks: Calendar, closed: readonly Closed[]): Day {
  let day = start;
  for (let left = n; left > 0;) {
    day += 1;
    if (isWorking(day, marks, closed)) left -= 1;
  }
  return day;
}
