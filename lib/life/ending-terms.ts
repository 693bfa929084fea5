import { Temporal } from 'temporal-polyfill';
import { municipalitiesThatEnd } from '@/lib/certificates/overdue-end';
import { dayIn, dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { isLastDayNext, isPassedToTell } from '@/lib/domain/life';
import { addWorkingDays, type ClosedPeriod } from '@/lib/domain/working-days';
import type { Queryable } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { loadProductionCalendars } from '@/lib/platform/production-calendar';

/** So many certificates at once: more ids than a statement takes parameters may wait. */
const batch = 1000;

/** A term of which a family is told on a day, and whether it is over then. */
export type EndingTerm = { id: string; deed: 'deadline_tomorrow' | 'deadline_passed'; until: PlainDate };

/**
 * Of certificates that wait for their papers those whose families are told on `day` of the end of their term, and were not
 * yet: who comes in time only if they come on its last day, and whose last day is over. Where the municipality then ends
 * the certificate, it is told however late, for nothing ends unannounced. Each calendar is read and walked once.
 */
export async function findEndingTerms(
  db: Queryable,
  ids: readonly string[],
  day: PlainDate,
  atOnce = batch,
): Promise<EndingTerm[]> {
  if (ids.length === 0) return [];
  const terms: EndingTerm[] = [];
  const ending = await municipalitiesThatEnd(db, day);
  for (let from = 0; from < ids.length; from += atOnce) {
    terms.push(...(await endingOf(db, ids.slice(from, from + atOnce), day, ending)));
  }
  return terms;
}

async function endingOf(
  db: Queryable,
  ids: readonly string[],
  day: PlainDate,
  ending: ReadonlyMap<string, number>,
): Promise<EndingTerm[]> {
  const rows = await db.certificate.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      childId: true,
      createdAt: true,
      daysToBring: true,
      municipalityId: true,
      chosenInstitutionId: true,
    },
  });
  const [first] = rows;
  if (!first) return [];
  const from = dayIn(environment().TIME_ZONE, first.createdAt);
  const municipalities = [...new Set(rows.map(({ municipalityId }) => municipalityId))];
  const calendars = await loadProductionCalendars(db, municipalities, from);
  const closures = await loadClosures(db, rows, from);
  const told = await loadTold(
    db,
    rows.map(({ childId }) => childId),
  );
  return rows.flatMap(({ id, childId, createdAt, daysToBring, municipalityId, chosenInstitutionId }) => {
    const closed = closures.get(chosenInstitutionId ?? '') ?? [];
    const received = dayIn(environment().TIME_ZONE, createdAt);
    const calendar = calendars.get(municipalityId) ?? new Map();
    const until = addWorkingDays(received, daysToBring, calendar, closed);
    if (!until || Temporal.PlainDate.compare(received, day) >= 0) return [];
    const isNext = isLastDayNext(until, day, calendar, closed);
    const deed = isNext ? 'deadline_tomorrow' : 'deadline_passed';
    const isDue = isNext || isPassedToTell(until, day, ending.has(municipalityId));
    return isDue && !told.has(noticeKey(childId, deed, until)) ? [{ id, deed, until }] : [];
  });
}

async function loadTold(db: Queryable, childIds: readonly string[]): Promise<ReadonlySet<string>> {
  const notices = await db.lifeNotice.findMany({
    where: { childId: { in: [...childIds] }, kind: { in: ['deadline_tomorrow', 'deadline_passed'] } },
  });
  return new Set(notices.map(({ childId, kind, forDay }) => noticeKey(childId, kind, plainDate(forDay))));
}

function noticeKey(childId: string, kind: string, forDay: PlainDate): string {
  return `${childId} ${kind} ${forDay.toString()}`;
}

async function loadClosures(
  db: Queryable,
  rows: readonly { chosenInstitutionId: string | null }[],
  from: PlainDate,
): Promise<Map<string, ClosedPeriod[]>> {
  const chosen = [...new Set(rows.flatMap(({ chosenInstitutionId }) => chosenInstitutionId ?? []))];
  if (chosen.length === 0) return new Map();
  const closures = await db.institutionClosure.findMany({
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
