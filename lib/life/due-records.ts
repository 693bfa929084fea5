import { amountsOn } from '@/lib/certificates/funding-year';
import { municipalitiesThatEnd } from '@/lib/certificates/overdue-end';
import { liveStatuses } from '@/lib/domain/certificate-status';
import type { PlainDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import { endAge, minimumAge, passportAge } from '@/lib/domain/eligibility';
import {
  bornToTurn,
  bornUpTo,
  endsAnnouncedBy,
  longestTermDays,
  mostDaysLate,
  newYear,
  tellsNextAmount,
  type LifeDeed,
} from '@/lib/domain/life';
import type { LetterKind } from '@/lib/domain/letters';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { findEndingTerms } from './ending-terms';

/** Which records a deed of the day is about, as the day begins; each is looked at once more under its lock. */
export type DueRecords = ReadonlyMap<LifeDeed, readonly string[]>;

const live = Prisma.sql`(${Prisma.join(liveStatuses.map((status) => Prisma.sql`${status}::certificate_status`))})`;

/**
 * All that is due on `day`, found by one query: on most days hardly anything is. Letters are written on the present day
 * alone, for it takes up what the days before it left.
 */
export async function findDue(day: PlainDate, late: number): Promise<DueRecords> {
  const told = late > 0 ? [] : [...birthdays(day), await waitingTerms(day)];
  const parts = [...endings(day), ...(await money(day)), ...told];
  const rows = await database().$queryRaw<{ deed: Part; id: string }[]>`
    SELECT due.deed, due.id::text AS id FROM (${Prisma.join(parts, ' UNION ALL ')}) due ORDER BY due.id`;
  const due = Map.groupBy(rows, ({ deed }) => deed);
  const idsOf = (deed: Part) => (due.get(deed) ?? []).map(({ id }) => id);
  const terms = await findEndingTerms(database(), idsOf('waiting'), day);
  const ending = Map.groupBy(terms, ({ deed }) => deed);
  const deeds = [...due.keys()].filter((deed) => deed !== 'waiting');
  return new Map([
    ...deeds.map((deed) => [deed, idsOf(deed)] as const),
    ...[...ending].map(([deed, of]) => [deed, of.map(({ id }) => id)] as const),
  ]);
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
  // Who asked sees the question no more: at 18 the tie says nothing.
  const asked = Prisma.sql`
    SELECT q.id FROM family_question q JOIN application a ON a.id = q.application_id JOIN person p ON p.id = a.child_id
    WHERE q.status IN ('waiting', 'answered') AND q.asked_by_id <> a.child_id
      AND p.birth_date <= ${bornUpTo(endAge, day).toString()}::date`;
  return [
    part('certificate_expired', expired),
    part('application_closed', closed),
    part('questions_closed', asked),
  ];
}

/** Of a birthday only those are told who had what it changes before it came: everybody else found it so. */
function birthdays(day: PlainDate): Prisma.Sql[] {
  const turned = (age: number, letter: 'may_receive' | 'turns_fourteen') => {
    const born = bornToTurn(age, day, mostDaysLate[letter]);
    if (!born) return Prisma.sql`false`;
    return Prisma.sql`p.birth_date BETWEEN ${born.first.toString()}::date AND ${born.last.toString()}::date`;
  };
  const birthday = (age: number) => Prisma.sql`(p.birth_date + make_interval(years => ${age}::int))::date`;
  const ready = Prisma.sql`
    SELECT a.id FROM application a JOIN person p ON p.id = a.child_id
    WHERE a.status = 'confirmed' AND ${turned(minimumAge, 'may_receive')}
      AND ${dayOf('a.confirmed_at')} < ${birthday(minimumAge)}
      AND ${untold('may_receive', 'a.child_id', birthday(minimumAge))}`;
  const fourteen = Prisma.sql`
    SELECT c.id FROM certificate c JOIN person p ON p.id = c.child_id
    WHERE c.status IN ${live} AND ${turned(passportAge, 'turns_fourteen')}
      AND ${dayOf('c.created_at')} < ${birthday(passportAge)}
      AND ${untold('turns_fourteen', 'c.child_id', birthday(passportAge))}`;
  const ends = endsAnnouncedBy(day);
  const ending = Prisma.sql`
    SELECT c.id FROM certificate c
    WHERE c.status IN ${live}
      AND c.valid_until BETWEEN ${ends.first.toString()}::date AND ${ends.last.toString()}::date
      AND ${dayOf('c.created_at')} < c.valid_until - interval '3 months'
      AND ${untold('ends_soon', 'c.child_id', Prisma.sql`c.valid_until`)}`;
  return [part('may_receive', ready), part('turns_fourteen', fourteen), part('ends_soon', ending)];
}

/** Money of a year that is over helps nobody, so what is made up for belongs to the present year. */
async function money(day: PlainDate): Promise<Prisma.Sql[]> {
  if (day.year !== today().year) return [];
  const renewed = Prisma.sql`${await funded(day, newYear(day.year))}
    AND c.activated_at < ${begins(day.add({ days: 1 }))}
    AND NOT EXISTS (SELECT FROM funding_year y WHERE y.certificate_id = c.id AND y.year = ${day.year})`;
  if (!tellsNextAmount(day)) return [part('year_renewed', renewed)];
  const next = newYear(day.year + 1);
  const told = Prisma.sql`${await funded(next, next)}
    AND ${untold('next_amount', 'c.child_id', Prisma.sql`${next.toString()}::date`)}`;
  return [part('year_renewed', renewed), part('next_amount', told)];
}

/** Active after `after`, in a group that brings something in a year that begins on `first`. */
async function funded(after: PlainDate, first: PlainDate): Promise<Prisma.Sql> {
  const groups = [...(await amountsOn(database(), first)).keys()];
  return Prisma.sql`
    SELECT c.id FROM certificate c
    WHERE c.status = 'active' AND c.group_id = ANY(${groups}::uuid[]) AND c.valid_until > ${after.toString()}::date`;
}

/**
 * The closed days of an institution may have put off a term for as long as they lasted, and where the municipality ends the
 * certificate the family is told however late.
 */
async function waitingTerms(day: PlainDate): Promise<Prisma.Sql> {
  const earliest = day.subtract({ days: longestTermDays });
  const ending = [...(await municipalitiesThatEnd(database(), day)).keys()];
  const waiting = Prisma.sql`
    SELECT id FROM certificate WHERE status = 'not_activated' AND valid_until > ${day.toString()}::date
      AND created_at < ${begins(day)} AND (
        created_at >= ${begins(earliest)}
        OR municipality_id = ANY(${ending}::uuid[])
        OR chosen_institution_id IN (
          SELECT institution_id FROM institution_closure WHERE closed_to >= ${earliest.toString()}::date))`;
  return part('waiting', waiting);
}

/** In the region, whatever the clock of the server. */
function dayOf(column: 'a.confirmed_at' | 'c.created_at'): Prisma.Sql {
  return Prisma.sql`(${Prisma.raw(column)} AT TIME ZONE ${environment().TIME_ZONE})::date`;
}

function untold(kind: LetterKind, child: 'a.child_id' | 'c.child_id', forDay: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT FROM life_notice n WHERE n.child_id = ${Prisma.raw(child)}
    AND n.kind = ${kind}::letter_kind AND n.for_day = ${forDay})`;
}

function begins(day: PlainDate): Date {
  return startOfDay(day, environment().TIME_ZONE);
}
