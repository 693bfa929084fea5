import type { PlainDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import { latestOverdueStart } from '@/lib/domain/overdue';
import { addWorkingDays, type ClosedPeriod, type ProductionCalendar } from '@/lib/domain/working-days';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { loadClosedPeriods, loadProductionCalendar } from '@/lib/platform/production-calendar';
import { termsEverSet } from '@/lib/settings/settings-on';

/** Longer than any run of holidays and closed days one looks back over. */
const lookBack = { months: 6 } as const;

const nothingIsOverdue = new Date(0);

/** The term of what a municipality's families received before `before` is over, or as near its end as was asked. */
export type OverdueBorder = {
  municipalityId: string;
  /** Null: those who chose no institution, or one that was not closed lately. */
  institutionId: string | null;
  /** Of those issued with this term, in working days. */
  daysToBring: number;
  before: Date;
};

/** Where the term to bring the papers lies today, for families of each institution that was closed lately and for all others. */
export function overdueBorders(municipalityIds: readonly string[]): Promise<OverdueBorder[]> {
  return bordersOn(municipalityIds, today);
}

/** The same for the terms that are over or end today or on the next working day. */
export function nearBorders(municipalityIds: readonly string[]): Promise<OverdueBorder[]> {
  return bordersOn(
    municipalityIds,
    (calendar, closed) => addWorkingDays(today(), 1, calendar, closed)?.add({ days: 1 }) ?? null,
  );
}

/** The day on which the term has to be over to count; null: none counts. */
type DayOver = (calendar: ProductionCalendar, closed: readonly ClosedPeriod[]) => PlainDate | null;

async function bordersOn(municipalityIds: readonly string[], dayOver: DayOver): Promise<OverdueBorder[]> {
  const since = today().subtract(lookBack);
  const terms = await termsEverSet(database());
  const borders = await Promise.all(
    municipalityIds.map((municipalityId) => bordersOf(municipalityId, since, terms, dayOver)),
  );
  return borders.flat();
}

async function bordersOf(
  municipalityId: string,
  since: PlainDate,
  terms: readonly number[],
  dayOver: DayOver,
): Promise<OverdueBorder[]> {
  const [calendar, closedLately] = await Promise.all([
    loadProductionCalendar(database(), municipalityId, since.subtract({ years: 3 })),
    database().institution.findMany({
      where: { municipalityId, closures: { some: { closedTo: { gte: new Date(since.toString()) } } } },
      select: { id: true },
    }),
  ]);
  const bordersFor = async (institutionId: string | null): Promise<OverdueBorder[]> => {
    const closed = await loadClosedPeriods(database(), institutionId, since);
    const day = dayOver(calendar, closed);
    return terms.map((daysToBring) => {
      const latest = day && latestOverdueStart(day, daysToBring, calendar, closed);
      const before = latest ? startOfDay(latest.add({ days: 1 }), environment().TIME_ZONE) : nothingIsOverdue;
      return { municipalityId, institutionId, daysToBring, before };
    });
  };
  return (await Promise.all([null, ...closedLately.map(({ id }) => id)].map(bordersFor))).flat();
}
