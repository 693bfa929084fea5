import { liveStatuses } from '@/lib/domain/certificate-status';
import type { PlainDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import { endAge, minimumAge, passportAge } from '@/lib/domain/eligibility';
import {
  bornToTurn,
  bornUpTo,
  endsAnnouncedOn,
  longestTermDays,
  mostDaysLate,
  newYear,
  tellsNextAmount,
  type DatedLetter,
  type LifeDeed,
} from '@/lib/domain/life';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { findEndingTerms } from './ending-terms';

/** Which records a deed of the day is about, as the day begins; each is looked at once more under its lock. */
export type DueRecords = ReadonlyMap<LifeDeed, readonly string[]>;

const live = Prisma.sql`(${Prisma.join(liveStatuses.map((status) => Prisma.sql`${status}::certificate_status`))})`;

/** All that is due on `day`, found by one query: on most days hardly anything is. */
export async function findDue(day: PlainDate, late: number): Promise<DueRecords> {
  const parts = [...endings(day), ...birthdays(day, late), ...money(day), ...terms(day, late)];
  const rows = await database().$queryRaw<{ deed: Part; id: string }[]>`
    SELECT due.deed, due.id::text AS id FROM (${Prisma.join(parts, ' UNION ALL ')}) due ORDER BY due.id`;
  const { waiting = [], ...due } = Object.groupBy(rows, ({ deed }) => deed);
  const found = new Map<LifeDeed, readonly string[]>();
  for (const [deed, records] of Object.entries(due)) {
    found.set(
      deed as LifeDeed,
      records.map(({ id }) => id),
    );
  }
  const { tomorrow, passed } = await findEndingTerms(
    waiting.map(({ id }) => id),
    day,
  );
  if (late <= mostDaysLate.deadline_tomorrow) found.set('deadline_tomorrow', tomorrow);
  return found.set('deadline_passed', passed);
}

/** `waiting`: certificates whose term may end about this day; the calendar says which of them do. */
type Part = LifeDeed | 'waiting';

function part(deed: Part, records: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT ${deed} AS deed, id FROM (${records}) AS records`;
}

/** Earlier ones that were left are ended with them. */
function endings(day: PlainDate): Prisma.Sql[] {
  const expired = Prisma.sql`
    SELECT id FROM certificate WHERE valid_until <= ${day.toString()}::date AND status IN ${live}`;
  const closed = Prisma.sql`
    SELECT a.id FROM application a JOIN person p ON p.id = a.child_id
    WHERE a.status IN ('awaiting_confirmation', 'confirmed')
      AND p.birth_date <= ${bornUpTo(endAge, day).toString()}::date`;
  return [part('certificate_expired', expired), part('application_closed', closed)];
}

function birthdays(day: PlainDate, late: number): Prisma.Sql[] {
  const inTime = (deed: DatedLetter) => late <= mostDaysLate[deed];
  const parts: Prisma.Sql[] = [];
  const five = bornToTurn(minimumAge, day);
  if (five && inTime('may_receive')) {
    // Who confirmed on the day or later saw the button at once.
    parts.push(
      part(
        'may_receive',
        Prisma.sql`SELECT a.id FROM application a JOIN person p ON p.id = a.child_id
          WHERE a.status = 'confirmed' AND a.confirmed_at < ${begins(day)} AND ${bornIn(five)}`,
      ),
    );
  }
  const fourteen = bornToTurn(passportAge, day);
  if (fourteen && inTime('turns_fourteen')) {
    parts.push(
      part(
        'turns_fourteen',
        Prisma.sql`SELECT c.id FROM certificate c JOIN person p ON p.id = c.child_id
          WHERE c.status IN ${live} AND ${bornIn(fourteen)}`,
      ),
    );
  }
  const ends = endsAnnouncedOn(day);
  if (ends && inTime('ends_soon')) {
    parts.push(
      part(
        'ends_soon',
        Prisma.sql`SELECT id FROM certificate WHERE status IN ${live}
          AND valid_until BETWEEN ${ends.first.toString()}::date AND ${ends.last.toString()}::date`,
      ),
    );
  }
  return parts;
}

/** Money of a year that is over helps nobody, so what is made up for belongs to the present year. */
function money(day: PlainDate): Prisma.Sql[] {
  if (day.year !== today().year) return [];
  const funded = (after: PlainDate) => Prisma.sql`
    SELECT c.id FROM certificate c JOIN certificate_group g ON g.id = c.group_id AND g.kind = 'funded'
    WHERE c.status = 'active' AND c.valid_until > ${after.toString()}::date`;
  const renewed = Prisma.sql`${funded(day)} AND c.activated_at < ${begins(day.add({ days: 1 }))}
    AND NOT EXISTS (SELECT FROM funding_year y WHERE y.certificate_id = c.id AND y.year = ${day.year})`;
  if (!tellsNextAmount(day)) return [part('year_renewed', renewed)];
  const next = newYear(day.year + 1);
  const told = Prisma.sql`${funded(next)}
    AND NOT EXISTS (SELECT FROM life_notice n WHERE n.child_id = c.child_id AND n.kind = 'next_amount'
      AND n.for_day = ${next.toString()}::date)`;
  return [part('year_renewed', renewed), part('next_amount', told)];
}

/** The closed days of an institution may have put off a term for as long as they lasted. */
function terms(day: PlainDate, late: number): Prisma.Sql[] {
  if (late > mostDaysLate.deadline_passed) return [];
  const earliest = day.subtract({ days: longestTermDays });
  const waiting = Prisma.sql`
    SELECT id FROM certificate WHERE status = 'not_activated' AND valid_until > ${day.toString()}::date
      AND created_at < ${begins(day)} AND (created_at >= ${begins(earliest)} OR chosen_institution_id IN (
        SELECT institution_id FROM institution_closure WHERE closed_to >= ${earliest.toString()}::date))`;
  return [part('waiting', waiting)];
}

function bornIn({ first, last }: { first: PlainDate; last: PlainDate }): Prisma.Sql {
  return Prisma.sql`p.birth_date BETWEEN ${first.toString()}::date AND ${last.toString()}::date`;
}

function begins(day: PlainDate): Date {
  return startOfDay(day, environment().TIME_ZONE);
}
