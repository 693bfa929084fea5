import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import { latestOverdueStart } from '@/lib/domain/overdue';
import { addWorkingDays, type ClosedPeriod, type ProductionCalendar } from '@/lib/domain/working-days';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { loadProductionCalendars } from '@/lib/platform/production-calendar';
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
  const [terms, calendars, closedLately] = await Promise.all([
    termsEverSet(database()),
    loadProductionCalendars(database(), municipalityIds, since.subtract({ years: 3 })),
    loadClosedLately(municipalityIds, since),
  ]);
  return municipalityIds.flatMap((municipalityId) => {
    const calendar: ProductionCalendar = calendars.get(municipalityId) ?? new Map();
    const bordersFor = (institutionId: string | null, closed: readonly ClosedPeriod[]): OverdueBorder[] => {
      const day = dayOver(calendar, closed);
      return terms.map((daysToBring) => {
        const latest = day && latestOverdueStart(day, daysToBring, calendar, closed);
        const before = latest
          ? startOfDay(latest.add({ days: 1 }), environment().TIME_ZONE)
          : nothingIsOverdue;
        return { municipalityId, institutionId, daysToBring, before };
      });
    };
    const own = closedLately.filter((one) => one.municipalityId === municipalityId);
    return [
      ...bordersFor(null, []),
      ...own.flatMap(({ institutionId, closed }) => bordersFor(institutionId, closed)),
    ];
  });
}

/** Each institution that was closed since then, or will be, with its periods. */
async function loadClosedLately(municipalityIds: readonly string[], since: PlainDate) {
  const institutions = await database().institution.findMany({
    where: {
      municipalityId: { in: [...municipalityIds] },
      closures: { some: { closedTo: { gte: dbDate(since) } } },
    },
    select: {
      id: true,
      municipalityId: true,
      closures: {
        where: { closedTo: { gte: dbDate(since) } },
        select: { closedFrom: true, closedTo: true },
      },
    },
  });
  return institutions.map(({ id, municipalityId, closures }) => ({
    institutionId: id,
    municipalityId,
    closed: closures.map(({ closedFrom, closedTo }) => ({
      from: plainDate(closedFrom),
      to: plainDate(closedTo),
    })),
  }));
}
