import { Temporal } from 'temporal-polyfill';
import { dayIn, dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { isEveOf } from '@/lib/domain/life';
import { workingDaysFrom, type ClosedPeriod } from '@/lib/domain/working-days';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { loadProductionCalendars } from '@/lib/platform/production-calendar';

const batch = 1000;

/** Certificates whose families come in time if they come on the next working day, and those whose last day was yesterday. */
type EndingTerms = { tomorrow: string[]; passed: string[] };

/** Of certificates that wait for their papers those whose term ends about `day`: each calendar is read and walked once. */
export async function findEndingTerms(ids: readonly string[], day: PlainDate): Promise<EndingTerms> {
  const ending: EndingTerms = { tomorrow: [], passed: [] };
  for (let from = 0; from < ids.length; from += batch) {
    const { tomorrow, passed } = await endingOf(ids.slice(from, from + batch), day);
    ending.tomorrow.push(...tomorrow);
    ending.passed.push(...passed);
  }
  return ending;
}

async function endingOf(ids: readonly string[], day: PlainDate): Promise<EndingTerms> {
  const rows = await database().certificate.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      createdAt: true,
      daysToBring: true,
      municipalityId: true,
      chosenInstitutionId: true,
    },
  });
  const ending: EndingTerms = { tomorrow: [], passed: [] };
  const [first] = rows;
  if (!first) return ending;
  const from = dayIn(environment().TIME_ZONE, first.createdAt);
  const calendars = await loadProductionCalendars(
    database(),
    [...new Set(rows.map(({ municipalityId }) => municipalityId))],
    from,
  );
  const walks = new Map([...calendars].map(([id, calendar]) => [id, workingDaysFrom(from, calendar)]));
  const closures = await loadClosures(rows, from);
  for (const { id, createdAt, daysToBring, municipalityId, chosenInstitutionId } of rows) {
    const closed = closures.get(chosenInstitutionId ?? '') ?? [];
    const received = dayIn(environment().TIME_ZONE, createdAt);
    const until = walks.get(municipalityId)?.(received, daysToBring, closed);
    if (!until) continue;
    const calendar = calendars.get(municipalityId) ?? new Map();
    if (isEveOf(until, day, calendar, closed) && Temporal.PlainDate.compare(received, day) < 0) {
      ending.tomorrow.push(id);
    }
    if (until.add({ days: 1 }).equals(day)) ending.passed.push(id);
  }
  return ending;
}

async function loadClosures(
  rows: readonly { chosenInstitutionId: string | null }[],
  from: PlainDate,
): Promise<Map<string, ClosedPeriod[]>> {
  const chosen = [...new Set(rows.flatMap(({ chosenInstitutionId }) => chosenInstitutionId ?? []))];
  if (chosen.length === 0) return new Map();
  const closures = await database().institutionClosure.findMany({
    where: { institutionId: { in: chosen }, closedTo: { gte: dbDate(from) } },
    select: { institutionId: true, closedFrom: true, closedTo: true },
  });
  const periods = new Map<string, ClosedPeriod[]>();
  for (const { institutionId, closedFrom, closedTo } of closures) {
    const period = { from: plainDate(closedFrom), to: plainDate(closedTo) };
    periods.set(institutionId, [...(periods.get(institutionId) ?? []), period]);
  }
  return periods;
}
