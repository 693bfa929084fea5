import type { DeskActor } from '@/lib/access/municipality';
import { calendarYear, type MarkedDay, type YearMonth } from '@/lib/domain/calendar-year';
import { dbDate, plainDate } from '@/lib/domain/dates';
import { Temporal } from 'temporal-polyfill';
import { database } from '@/lib/platform/database';
import type { CalendarMark } from '@/lib/domain/working-days';
import { requireCalendar } from './planned-days';

const lastChanges = 30;

export type CalendarChangeRow = {
  id: string;
  day: Temporal.PlainDate;
  /** Null: the mark was taken off. */
  mark: CalendarMark | null;
  title: string | null;
  source: 'seeded' | 'entered' | 'imported';
  at: Date;
  author: string;
};

export type CalendarPage = {
  months: YearMonth[];
  /** The days that differ from the plain week, in their order. */
  marked: MarkedDay[];
  changes: CalendarChangeRow[];
  /** How often this calendar has been changed: a form carries it, so that two admins do not overwrite each other. */
  seen: number;
};

/** A year of the federal calendar, or, of a municipality, with its own days over it, and who changed it last. */
export async function getCalendarYear(
  actor: DeskActor,
  municipalityId: string | null,
  year: number,
): Promise<CalendarPage> {
  requireCalendar(actor, municipalityId);
  const within = {
    gte: dbDate(Temporal.PlainDate.from({ year, month: 1, day: 1 })),
    lte: dbDate(Temporal.PlainDate.from({ year, month: 12, day: 31 })),
  };
  const [rows, changes, seen] = await Promise.all([
    database().calendarDay.findMany({
      where: { day: within, OR: [{ municipalityId: null }, { municipalityId }] },
      // A municipality's own mark of a day comes last and wins.
      orderBy: [{ day: 'asc' }, { municipalityId: { sort: 'asc', nulls: 'first' } }],
      select: { day: true, mark: true, title: true, source: true, municipalityId: true },
    }),
    database().calendarChange.findMany({
      where: { day: within, municipalityId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: lastChanges,
      select: {
        id: true,
        day: true,
        mark: true,
        title: true,
        source: true,
        at: true,
        byAccount: { select: { staffName: true, login: true } },
      },
    }),
    database().calendarChange.count({ where: { municipalityId } }),
  ]);
  const all = rows.map(({ day, municipalityId: owner, ...row }) => ({
    ...row,
    day: plainDate(day),
    own: owner !== null,
  }));
  const winning = new Map(all.map((one) => [one.day.toString(), one]));
  return {
    months: calendarYear(year, all),
    marked: [...winning.values()],
    changes: changes.map(({ byAccount, day, ...change }) => ({
      ...change,
      day: plainDate(day),
      author: byAccount.staffName ?? byAccount.login,
    })),
    seen,
  };
}

/** How often a calendar has been changed, for a form that changes it. */
export async function countCalendarChanges(actor: DeskActor, municipalityId: string | null): Promise<number> {
  requireCalendar(actor, municipalityId);
  return database().calendarChange.count({ where: { municipalityId } });
}
