import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { addWorkingDays, type ClosedPeriod, type ProductionCalendar } from '@/lib/domain/working-days';
import { database } from '@/lib/platform/database';
import { loadProductionCalendars } from '@/lib/platform/production-calendar';
import type { ReportPeriod } from './period';
import { idsOf, type ReportPlace } from './place';

/** The last day to bring the papers of what was issued on `day` with a term of so many working days; both yyyy-mm-dd. */
type LastDay = { term: string; day: string; last: string | null };

export type LastDays = {
  /** Which calendar a municipality goes by. */
  places: { id: string; calendar: number }[];
  usual: (LastDay & { calendar: number })[];
  /** Of families of an institution that was closed, where it makes a difference. */
  own: (LastDay & { institution: string })[];
};

/** Longer than a term of thirty working days lasts with the longest holidays in it. */
const reach = { days: 90 };

/** What last days follow from, beside the period and the terms. */
type TermFacts = {
  places: LastDays['places'];
  calendars: ProductionCalendar[];
  closed: { institution: string; municipalityId: string; periods: ClosedPeriod[] }[];
};

export async function loadTermFacts(place: ReportPlace, period: ReportPeriod): Promise<TermFacts> {
  const [known, closed] = await Promise.all([loadCalendars(place, period.from), loadClosed(place, period)]);
  return { ...known, closed };
}

/** The last days of every term that began in the period. Municipalities with the same calendar share them. */
export function lastDaysOf(
  { places, calendars, closed }: TermFacts,
  period: ReportPeriod,
  terms: readonly number[],
): LastDays {
  const days = daysOf(period);
  const lastDays = (at: number, starts: readonly PlainDate[], periods?: readonly ClosedPeriod[]): LastDay[] =>
    starts.flatMap((day) =>
      terms.map((term) => ({
        term: String(term),
        day: day.toString(),
        last: addWorkingDays(day, term, calendars[at] ?? new Map(), periods)?.toString() ?? null,
      })),
    );
  const usual = calendars.flatMap((_, at) => lastDays(at, days).map((row) => ({ calendar: at, ...row })));
  const known = new Map(usual.map((row) => [`${row.calendar} ${row.term} ${row.day}`, row.last]));
  const calendarOf = new Map(places.map(({ id, calendar }) => [id, calendar]));
  const own = closed.flatMap(({ institution, municipalityId, periods }) => {
    const at = calendarOf.get(municipalityId) ?? 0;
    return lastDays(at, touched(days, periods), periods)
      .filter(({ term, day, last }) => known.get(`${at} ${term} ${day}`) !== last)
      .map((row) => ({ institution, ...row }));
  });
  return { places, usual, own };
}

function daysOf({ from, to }: ReportPeriod): PlainDate[] {
  const length = from.until(to).days + 1;
  return Array.from({ length: Math.max(0, length) }, (_, at) => from.add({ days: at }));
}

/** Those of the days of the period on which a term began that may have met one of the closures. */
function touched(days: readonly PlainDate[], closed: readonly ClosedPeriod[]): PlainDate[] {
  const at = (day: PlainDate) => Math.max(0, days[0]?.until(day).days ?? 0);
  return [...new Set(closed.flatMap(({ from, to }) => days.slice(at(from.subtract(reach)), at(to) + 1)))];
}

async function loadCalendars(
  place: ReportPlace,
  from: PlainDate,
): Promise<Pick<TermFacts, 'places' | 'calendars'>> {
  const known = new Map<string, number>();
  const calendars: ProductionCalendar[] = [];
  const places: LastDays['places'] = [];
  for (const [id, calendar] of await loadProductionCalendars(database(), idsOf(place), from)) {
    const key = wordsOf(calendar);
    if (!known.has(key)) known.set(key, calendars.push(calendar) - 1);
    places.push({ id, calendar: known.get(key) ?? 0 });
  }
  return { places, calendars };
}

/** Equal for calendars with the same marks. */
function wordsOf(calendar: ProductionCalendar): string {
  return JSON.stringify([...calendar].toSorted(([a], [b]) => a.localeCompare(b)));
}

/** Equal for facts from which the same last days follow. */
export function factsKey({ places, calendars, closed }: TermFacts): string {
  return JSON.stringify([places, calendars.map(wordsOf), closed]);
}

async function loadClosed(place: ReportPlace, { from, to }: ReportPeriod): Promise<TermFacts['closed']> {
  const rows = await database().institutionClosure.findMany({
    where: {
      institution: { municipalityId: { in: idsOf(place) } },
      closedTo: { gte: new Date(from.toString()) },
      closedFrom: { lte: new Date(to.add(reach).toString()) },
    },
    select: {
      institutionId: true,
      closedFrom: true,
      closedTo: true,
      institution: { select: { municipalityId: true } },
    },
  });
  const closed = new Map<string, { municipalityId: string; periods: ClosedPeriod[] }>();
  for (const { institutionId, closedFrom, closedTo, institution } of rows) {
    const known = closed.get(institutionId) ?? { municipalityId: institution.municipalityId, periods: [] };
    known.periods.push({ from: plainDate(closedFrom), to: plainDate(closedTo) });
    closed.set(institutionId, known);
  }
  return [...closed].map(([institution, known]) => ({ institution, ...known }));
}
