import { Temporal } from 'temporal-polyfill';
import { database } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { today } from '@/lib/platform/clock';
import { termsEverSet } from '@/lib/settings/settings-on';
import { ofDays } from './days';
import { keptCounts } from './kept-counts';
import { factsKey, lastDaysOf, loadTermFacts, type LastDays } from './last-days';
import { periodQuery, type ReportPeriod } from './period';
import type { ReportPlace } from './place';
import type { ReportSection } from './section';

type Outcome = 'in_time' | 'late' | 'missed' | 'running' | 'ended';

const outcomes = {
  in_time: 'Документы принесли в срок',
  late: 'Принесли позже срока',
  missed: 'Срок прошёл, документов ещё нет',
  running: 'Срок ещё не прошёл',
  ended: 'Возвращены на исправление или закончились без активации',
} as const satisfies Record<Outcome, string>;

/**
 * What became of the term to bring the papers. Its last day is not stored: the calendar and the closed days of the
 * institution may change afterwards, and the report follows them.
 */
export async function deadlineSection(place: ReportPlace, period: ReportPeriod): Promise<ReportSection> {
  const sums = await countOutcomes(place, period);
  return {
    key: 'deadlines',
    title: 'Сроки принести документы',
    lead: 'Сертификаты, полученные за период: принесла ли семья документы в свой срок — тот, который действовал в день получения.',
    head: 'Чем кончилось',
    columns: ['Сертификатов'],
    rows: Object.entries(outcomes).map(([outcome, label]) => ({
      label,
      values: [sums[outcome as Outcome]],
    })),
    chart: 'bars',
  };
}

/** Last days are named here, the certificates of each are counted where they lie: there may be a million. */
async function countOutcomes(place: ReportPlace, period: ReportPeriod): Promise<Record<Outcome, number>> {
  const now = today();
  // No certificate was issued tomorrow, and its term need not be known.
  const to = Temporal.PlainDate.compare(period.to, now) > 0 ? now : period.to;
  const begun = { from: period.from, to };
  const [facts, terms] = await Promise.all([loadTermFacts(place, begun), termsEverSet(database())]);
  const question = ['outcomes', periodQuery(period), now.toString(), terms, factsKey(facts)];
  return keptCounts(place, question, () =>
    outcomesOf(place, period, { days: lastDaysOf(facts, begun, terms), today: now.toString() }),
  );
}

async function outcomesOf(
  place: ReportPlace,
  period: ReportPeriod,
  known: { days: LastDays; today: string },
): Promise<Record<Outcome, number>> {
  const { days } = known;
  // OFFSET 0: the parts of a key are taken out of it once, not wherever one of them is named.
  const rows = await database().$queryRaw<
    { ended: boolean; waiting: boolean; past: boolean; count: number }[]
  >`
    WITH place AS (SELECT * FROM ${rowsOf(days.places)} AS p (id uuid, calendar int)),
      usual AS (SELECT * FROM ${rowsOf(days.usual)} AS u (calendar int, term text, day date, last date)),
      own AS (SELECT * FROM ${rowsOf(days.own)} AS o (institution text, term text, day date, last date)),
      brought AS (
        SELECT municipality_id, day, count, split_part(key, ':', 1) AS institution,
          split_part(key, ':', 2) AS brought, split_part(key, ':', 3) AS term
        FROM report_day WHERE ${ofDays('brought', place, period)} OFFSET 0),
      counted AS (
        SELECT b.brought, b.count, CASE WHEN own.day IS NULL THEN usual.last ELSE own.last END AS last,
          CASE WHEN b.brought IN ('ended', 'waiting') THEN ${known.today}::date ELSE b.day + b.brought::int END AS brought_on
        FROM brought b JOIN place ON place.id = b.municipality_id
          LEFT JOIN usual ON usual.calendar = place.calendar AND usual.term = b.term AND usual.day = b.day
          LEFT JOIN own ON own.institution = b.institution AND own.term = b.term AND own.day = b.day)
    SELECT brought = 'ended' AS ended, brought = 'waiting' AS waiting, coalesce(brought_on > last, false) AS past,
      sum(count)::int AS count
    FROM counted GROUP BY 1, 2, 3`;
  const sums = { in_time: 0, late: 0, missed: 0, running: 0, ended: 0 };
  for (const { ended, waiting, past, count } of rows) sums[outcomeOf(ended, waiting, past)] += count;
  return sums;
}

/** Grouped by what is true or not PostgreSQL knows that the groups are few, and does not sort a million rows for them. */
function outcomeOf(ended: boolean, waiting: boolean, past: boolean): Outcome {
  if (ended) return 'ended';
  if (waiting) return past ? 'missed' : 'running';
  return past ? 'late' : 'in_time';
}

function rowsOf(rows: readonly object[]): Prisma.Sql {
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`;
}
