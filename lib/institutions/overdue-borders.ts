import type { PlainDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import { daysToBring, latestOverdueStart } from '@/lib/domain/overdue';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { loadClosedPeriods, loadProductionCalendar } from '@/lib/platform/production-calendar';

/** Longer than any run of holidays and closed days one looks back over. */
const lookBack = { months: 6 } as const;

const nothingIsOverdue = new Date(0);

/** Certificates of a municipality received before `before` and not activated are overdue. */
export type OverdueBorder = {
  municipalityId: string;
  /** Null: those who chose no institution, or one that was not closed lately. */
  institutionId: string | null;
  before: Date;
};

/** Where the term to bring the papers lies today, for families of each institution that was closed lately and for all others. */
export async function overdueBorders(municipalityIds: readonly string[]): Promise<OverdueBorder[]> {
  const since = today().subtract(lookBack);
  const borders = await Promise.all(
    municipalityIds.map((municipalityId) => bordersOf(municipalityId, since)),
  );
  return borders.flat();
}

async function bordersOf(municipalityId: string, since: PlainDate): Promise<OverdueBorder[]> {
  const [calendar, closedLately] = await Promise.all([
    loadProductionCalendar(database(), municipalityId, since.subtract({ years: 3 })),
    database().institution.findMany({
      where: { municipalityId, closures: { some: { closedTo: { gte: new Date(since.toString()) } } } },
      select: { id: true },
    }),
  ]);
  const borderFor = async (institutionId: string | null): Promise<OverdueBorder> => {
    const closed = await loadClosedPeriods(database(), institutionId, since);
    const latest = latestOverdueStart(today(), daysToBring, calendar, closed);
    return {
      municipalityId,
      institutionId,
      before: latest ? startOfDay(latest.add({ days: 1 }), environment().TIME_ZONE) : nothingIsOverdue,
    };
  };
  return Promise.all([null, ...closedLately.map(({ id }) => id)].map(borderFor));
}
