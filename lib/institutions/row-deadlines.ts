import { dayIn, type PlainDate } from '@/lib/domain/dates';
import { deadlineOf, type ClosedPeriod, type Deadline } from '@/lib/domain/working-days';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { loadClosedPeriods, loadProductionCalendar } from '@/lib/platform/production-calendar';

type Received = { id: string; createdAt: Date; daysToBring: number; chosenInstitutionId: string | null };

/**
 * Until when the papers of each row are brought, counted as everywhere by the calendar and the closed days of the chosen
 * institution; both are read once for all rows. A row whose last day cannot be named yet is not in the answer.
 */
export async function deadlinesOf(
  municipalityId: string,
  rows: readonly Received[],
): Promise<ReadonlyMap<string, Deadline>> {
  const [earliest] = rows.map(({ createdAt }) => createdAt).toSorted((a, b) => a.getTime() - b.getTime());
  if (!earliest) return new Map();
  const since = dayOf(earliest);
  const calendar = await loadProductionCalendar(database(), municipalityId, since);
  const closed = await closedOf(rows, since);
  return new Map(
    rows.flatMap(({ id, createdAt, daysToBring, chosenInstitutionId }) => {
      const periods = closed.get(chosenInstitutionId) ?? [];
      const term = { start: dayOf(createdAt), days: daysToBring, today: today() };
      const deadline = deadlineOf(term, calendar, periods);
      return deadline ? [[id, deadline]] : [];
    }),
  );
}

async function closedOf(
  rows: readonly Received[],
  since: PlainDate,
): Promise<ReadonlyMap<string | null, readonly ClosedPeriod[]>> {
  const chosen = [...new Set(rows.map(({ chosenInstitutionId }) => chosenInstitutionId))];
  const periods = await Promise.all(
    chosen.map(async (id) => [id, await loadClosedPeriods(database(), id, since)] as const),
  );
  return new Map(periods);
}

function dayOf(instant: Date): PlainDate {
  return dayIn(environment().TIME_ZONE, instant);
}
