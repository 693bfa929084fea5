import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { lifeDeeds, type LifeDeed } from '@/lib/domain/life';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

const shown = 14;

export type LivedDayRow = {
  day: PlainDate;
  /** Null while something of it is not done. */
  finishedAt: Date | null;
  attempts: number;
  done: readonly (readonly [LifeDeed, number])[];
  /** Records that could not be done; the log names them. */
  failed: number;
};

/** What the last days brought, the latest first, and how many days the portal is behind; null: it has not lived one yet. */
export async function listLifeDays(): Promise<{ days: LivedDayRow[]; behind: number | null }> {
  const rows = await database().lifeDay.findMany({ orderBy: { day: 'desc' }, take: shown });
  const days = rows.map(({ day, finishedAt, attempts, done, failed }) => ({
    day: plainDate(day),
    finishedAt,
    attempts,
    done: countsOf(done),
    failed,
  }));
  const last = days.find(({ finishedAt }) => finishedAt !== null);
  return { days, behind: last ? last.day.until(today()).days : null };
}

/** In the order in which they are done. */
function countsOf(done: unknown): (readonly [LifeDeed, number])[] {
  const counts = typeof done === 'object' && done !== null ? done : {};
  const deeds = Object.keys(lifeDeeds) as LifeDeed[];
  return deeds.flatMap((deed) => {
    const count = (counts as Partial<Record<LifeDeed, unknown>>)[deed];
    return typeof count === 'number' && count > 0 ? [[deed, count] as const] : [];
  });
}
