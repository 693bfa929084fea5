import { environment } from '@/lib/platform/environment';
import { Prisma, type ReportMatter } from '@/lib/platform/generated/prisma/client';

/** What is done at a counter, by which its load is told. The trigger report_desk_worked names the same events. */
const visits = Prisma.sql`('certificate_activated', 'certificate_returned', 'family_received')`;

/*
 * Each of these selects the single facts of one matter: municipality_id, the instant and the key by which it is counted.
 * Without a WHERE of their own on instants: whoever counts adds the days, and the indexes serve those.
 */
const facts = {
  /** By group. */
  issued: () => Prisma.sql`SELECT municipality_id, created_at AS at, group_id::text AS key FROM certificate`,
  /** By the institution that activated. */
  activated: () => Prisma.sql`
    SELECT municipality_id, activated_at AS at, activated_at_institution_id::text AS key
    FROM certificate WHERE activated_at IS NOT NULL`,
  /** By hours from the application to the activation: single hours for two days, whole days afterwards. */
  waited: () => Prisma.sql`
    SELECT w.municipality_id, w.at, (CASE WHEN w.hours < 48 THEN w.hours ELSE w.hours / 24 * 24 END)::text AS key
    FROM (SELECT c.municipality_id, c.activated_at AS at,
        greatest(0, floor(extract(epoch FROM c.activated_at - a.created_at) / 3600))::int AS hours
      FROM certificate c JOIN application a ON a.id = c.application_id WHERE c.activated_at IS NOT NULL) w`,
  /** «institution chosen:calendar days until the activation, or waiting, or ended:working days of the term»; of the day of issue. */
  brought: () => Prisma.sql`
    SELECT municipality_id, created_at AS at, coalesce(chosen_institution_id::text, '') || ':' || CASE
        WHEN activated_at IS NOT NULL THEN (${dayOf(Prisma.sql`activated_at`)} - ${dayOf(Prisma.sql`created_at`)})::text
        WHEN status = 'not_activated' THEN 'waiting'
        ELSE 'ended' END || ':' || days_to_bring AS key
    FROM certificate`,
  /** By the furthest step the child has come to; of the day the child was entered. */
  step: () => Prisma.sql`
    SELECT coalesce(ch.municipality_id, i.municipality_id) AS municipality_id, ch.created_at AS at, CASE
        WHEN EXISTS (SELECT FROM certificate c WHERE c.child_id = ch.person_id AND c.activated_at IS NOT NULL) THEN 'activated'
        WHEN EXISTS (SELECT FROM certificate c WHERE c.child_id = ch.person_id) THEN 'issued'
        WHEN EXISTS (SELECT FROM application a WHERE a.child_id = ch.person_id AND a.confirmed_at IS NOT NULL) THEN 'confirmed'
        WHEN EXISTS (SELECT FROM application a WHERE a.child_id = ch.person_id) THEN 'applied'
        WHEN EXISTS (SELECT FROM identity_document d WHERE d.person_id = ch.person_id) THEN 'document'
        ELSE 'entered' END AS key
    FROM child ch LEFT JOIN institution i ON i.id = ch.institution_id`,
  /** By the field that was put right at the counter. */
  corrected: () => Prisma.sql`
    SELECT i.municipality_id, e.at, f.field AS key
    FROM audit_entry e JOIN institution i ON i.id = e.institution_id
      CROSS JOIN LATERAL jsonb_array_elements_text(e.details -> 'fields') f (field)
    WHERE e.event = 'data_corrected'`,
  /** «institution:hour» of what was done at a counter. */
  load: () => Prisma.sql`
    SELECT i.municipality_id, e.at,
      e.institution_id::text || ':' || extract(hour FROM e.at AT TIME ZONE ${environment().TIME_ZONE})::int AS key
    FROM audit_entry e JOIN institution i ON i.id = e.institution_id
    WHERE e.event IN ${visits}`,
} as const satisfies Record<ReportMatter, () => Prisma.Sql>;

export const allReportMatters = Object.keys(facts) as ReportMatter[];

/** The day of the region's calendar on which an instant lies. */
export function dayOf(instant: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${instant} AT TIME ZONE ${environment().TIME_ZONE})::date`;
}

/**
 * Counts of one matter as rows of report_day. `only`: a table expression named «unit» with municipality_id, day,
 * and the instants it starts and ends; without it everything is counted.
 */
export function countedDays(matter: ReportMatter, only?: Prisma.Sql): Prisma.Sql {
  // The instants serve the indexes where a few days of many are asked for; the day a hash where many are.
  const days = only
    ? Prisma.sql`JOIN ${only} ON unit.municipality_id = f.municipality_id AND unit.day = ${dayOf(Prisma.sql`f.at`)}
        AND f.at >= unit.starts AND f.at < unit.ends`
    : Prisma.empty;
  return Prisma.sql`
    SELECT f.municipality_id, ${matter}::report_matter, ${dayOf(Prisma.sql`f.at`)}, f.key, count(*)::int
    FROM (${facts[matter]()}) f ${days}
    WHERE f.municipality_id IS NOT NULL
    GROUP BY 1, 3, 4`;
}
