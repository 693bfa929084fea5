import { Temporal } from 'temporal-polyfill';
import { dayIn, type PlainDate } from '@/lib/domain/dates';
import { environment } from '@/lib/platform/environment';

const day = 24 * 60 * 60 * 1000;
const minute = 60 * 1000;
const begin = Temporal.PlainDate.from('1970-01-01');

/** For how long families have been coming, days: no letter is old enough yet to be destroyed. */
export const livedDays = 1000;

/**
 * Days as numbers since 1970, for millions of rows: instants are made of them without asking a calendar. The clock of the
 * region stands as far from UTC as on the day the region was made; what an hour of summer time changes, nobody here reads.
 */
export class RegionDays {
  readonly today: number;
  readonly #offset: number;
  readonly #plain = new Map<number, PlainDate>();

  constructor(readonly madeAt: Date) {
    const zone = environment().TIME_ZONE;
    const today = dayIn(zone, madeAt);
    this.today = begin.until(today).days;
    this.#offset = today.toZonedDateTime(zone).offsetNanoseconds / 1e6;
  }

  /** That minute of the day, but never after the region was made. */
  at(number: number, minutes: number): Date {
    const instant = number * day + minutes * minute - this.#offset;
    return new Date(Math.min(instant, this.madeAt.getTime() - minute));
  }

  plain(number: number): PlainDate {
    const known = this.#plain.get(number);
    if (known) return known;
    const made = begin.add({ days: number });
    this.#plain.set(number, made);
    return made;
  }

  /** The day itself, or the Monday after it. */
  weekday(number: number): number {
    // 1 January 1970 was a Thursday.
    const fromMonday = (number + 3) % 7;
    return fromMonday < 5 ? number : number + 7 - fromMonday;
  }

  /** `count` days of work later; holidays are not looked at. */
  afterWorkingDays(number: number, count: number): number {
    let last = number;
    for (let left = count; left > 0; left -= 1) last = this.weekday(last + 1);
    return last;
  }
}
