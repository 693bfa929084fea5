import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import type { ClosedPeriod, ProductionCalendar } from '@/lib/domain/working-days';
import type { Queryable } from './database';

/** Marked days from `from` on: the federal ones and over them those of the municipality. */
export async function loadProductionCalendar(
  db: Queryable,
  municipalityId: string,
  from: PlainDate,
): Promise<ProductionCalendar> {
  const calendars = await loadProductionCalendars(db, [municipalityId], from);
  return calendars.get(municipalityId) ?? new Map();
}

/** The same of several municipalities at once. */
export async function loadProductionCalendars(
  db: Queryable,
  municipalityIds: readonly string[],
  from: PlainDate,
): Promise<Map<string, ProductionCalendar>> {
  const days = await db.calendarDay.findMany({
    where: {
      day: { gte: dbDate(from) },
      OR: [{ municipalityId: null }, { municipalityId: { in: [...municipalityIds] } }],
    },
    select: { municipalityId: true, day: true, mark: true },
  });
  const marks = days.map(({ municipalityId, day, mark }) => ({
    municipalityId,
    entry: [plainDate(day).toString(), mark] as const,
  }));
  const federal = marks.flatMap(({ municipalityId, entry }) => (municipalityId === null ? [entry] : []));
  const own = Map.groupBy(marks, ({ municipalityId }) => municipalityId);
  return new Map(
    municipalityIds.map((id) => [
      id,
      // A municipality's own mark of a day comes last and wins.
      new Map([...federal, ...(own.get(id) ?? []).map(({ entry }) => entry)]),
    ]),
  );
}

/** When the institution is closed from `from` on; deadlines pause for those days. */
export async function loadClosedPeriods(
  db: Queryable,
  institutionId: string | null,
  from: PlainDate,
): Promise<ClosedPeriod[]> {
  if (institutionId === null) return [];
  const closures = await db.institutionClosure.findMany({
    where: { institutionId, closedTo: { gte: dbDate(from) } },
    select: { closedFrom: true, closedTo: true },
  });
  return closures.map(({ closedFrom, closedTo }) => ({
    from: plainDate(closedFrom),
    to: plainDate(closedTo),
  }));
}
