import { database } from '@/lib/platform/database';
import { Prisma, type ReportMatter } from '@/lib/platform/generated/prisma/client';
import { keptCounts } from './kept-counts';
import { periodQuery, type ReportPeriod } from './period';
import { idsOf, type ReportPlace } from './place';

/** The rows of a matter and period. */
export function ofDays(matter: ReportMatter, place: ReportPlace, { from, to }: ReportPeriod): Prisma.Sql {
  return Prisma.sql`municipality_id = ANY(${idsOf(place)}::uuid[]) AND matter = ${matter}::report_matter
    AND day BETWEEN ${from.toString()}::date AND ${to.toString()}::date`;
}

/** Counts of the period by key. */
export function countByKey(
  matter: ReportMatter,
  place: ReportPlace,
  period: ReportPeriod,
): Promise<ReadonlyMap<string, number>> {
  return keptCounts(place, ['by key', matter, periodQuery(period)], async () => {
    const rows = await database().$queryRaw<{ key: string; count: number }[]>`
      SELECT key, sum(count)::int AS count FROM report_day WHERE ${ofDays(matter, place, period)} GROUP BY key`;
    return new Map(rows.map(({ key, count }) => [key, count]));
  });
}

/** Counts of the period by month, «2026-11». */
export function countByMonth(
  matter: ReportMatter,
  place: ReportPlace,
  period: ReportPeriod,
): Promise<ReadonlyMap<string, number>> {
  return keptCounts(place, ['by month', matter, periodQuery(period)], async () => {
    // Days first: a few thousand of them are named by their month, not every row.
    const rows = await database().$queryRaw<{ month: string; count: number }[]>`
      SELECT to_char(day, 'YYYY-MM') AS month, sum(count)::int AS count
      FROM (SELECT day, sum(count) AS count FROM report_day WHERE ${ofDays(matter, place, period)} GROUP BY day) days
      GROUP BY 1`;
    return new Map(rows.map(({ month, count }) => [month, count]));
  });
}

/** A Monday: the days since it tell the weekday of any later one. */
const monday = '1900-01-01';
const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** Counts of the period by ISO weekday (Monday is 1) and key. */
export async function countByWeekday(matter: ReportMatter, place: ReportPlace, period: ReportPeriod) {
  const sums = weekdays.map(
    (weekday) => Prisma.sql`coalesce(sum(count) FILTER (WHERE at = ${weekday - 1}::int), 0)::int`,
  );
  const rows = await database().$queryRaw<{ key: string; counts: number[] }[]>`
    SELECT key, ARRAY[${Prisma.join(sums)}] AS counts
    FROM (SELECT key, count, (day - ${monday}::date) % 7 AS at FROM report_day
      WHERE ${ofDays(matter, place, period)}) days
    GROUP BY key`;
  return rows.flatMap(({ key, counts }) =>
    counts.flatMap((count, at) => (count === 0 ? [] : [{ weekday: at + 1, key, count }])),
  );
}
