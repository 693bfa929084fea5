import type { DeskActor } from '@/lib/access/municipality';
import { bornForAges } from '@/lib/domain/born-for-ages';
import type { PlainDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import type { RegisterList } from '@/lib/domain/register-list';
import { nearBorders, overdueBorders, type OverdueBorder } from '@/lib/institutions/overdue-borders';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { inScope, requireRegisterScope, type RegisterScope } from './scope';
import { searchCondition } from './search-condition';
import { recallWords } from './search-words';

const live = Prisma.sql`('not_activated', 'returned', 'active', 'suspended')`;

/**
 * The WHERE of a list over `certificate c`: the scope first, then every condition of the list. Who has forgotten what was
 * searched (a day later, or on another's link) finds nothing rather than everything.
 */
export async function registerWhere(
  actor: DeskActor,
  scope: RegisterScope,
  list: RegisterList,
): Promise<Prisma.Sql> {
  requireRegisterScope(actor, scope);
  const parts = [
    ...placeConditions(scope, list),
    ...statusConditions(list),
    ...recordConditions(list),
    ...dateConditions(list),
    ...(await deadlineConditions(scope, list)),
    ...(await searchConditions(actor, scope, list)),
  ];
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : Prisma.sql`true`;
}

function placeConditions({ municipalityId }: RegisterScope, list: RegisterList): Prisma.Sql[] {
  const place = placeOf(municipalityId, list);
  return place === null ? [] : [inScope({ municipalityId: place })];
}

/** The municipality that is listed; null: all of the region. */
function placeOf(scope: string | null, list: RegisterList): string | null {
  return scope ?? list.municipality;
}

/** As it counts today: past the 18th birthday a certificate has expired, even before the nightly job wrote it down. */
function statusConditions({ status, sort }: RegisterList): Prisma.Sql[] {
  const day = Prisma.sql`${today().toString()}::date`;
  const waiting = Prisma.sql`c.status = 'not_activated' AND c.valid_until > ${day}`;
  const ordered = sort === 'deadline' ? [waiting] : [];
  switch (status) {
    case null:
      return ordered;
    case 'expired':
      return [
        ...ordered,
        Prisma.sql`(c.status = 'expired' OR (c.status IN ${live} AND c.valid_until <= ${day}))`,
      ];
    case 'terminated':
      return [...ordered, Prisma.sql`c.status = 'terminated'`];
    default:
      return [...ordered, Prisma.sql`c.status = ${status}::certificate_status AND c.valid_until > ${day}`];
  }
}

function recordConditions(list: RegisterList): Prisma.Sql[] {
  const born = bornForAges({ from: list.ageFrom, to: list.ageTo }, today());
  return [
    when(
      list.kind,
      (kind) =>
        Prisma.sql`c.group_id IN (SELECT g.id FROM certificate_group g WHERE g.kind = ${kind}::certificate_kind)`,
    ),
    when(list.group, (id) => Prisma.sql`c.group_id = ${id}::uuid`),
    when(
      list.school,
      (id) =>
        Prisma.sql`EXISTS (SELECT FROM child ch WHERE ch.person_id = c.child_id AND ch.institution_id = ${id}::uuid)`,
    ),
    when(list.activatedBy, (id) => Prisma.sql`c.activated_at_institution_id = ${id}::uuid`),
    when(born.first, (day) => bornOn(Prisma.sql`>=`, day)),
    when(born.last, (day) => bornOn(Prisma.sql`<=`, day)),
  ].flat();
}

function bornOn(sign: Prisma.Sql, day: PlainDate): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM person p WHERE p.id = c.child_id AND p.birth_date ${sign} ${day.toString()}::date)`;
}

function dateConditions(list: RegisterList): Prisma.Sql[] {
  const from = (column: Prisma.Sql) => (day: PlainDate) => Prisma.sql`${column} >= ${beginOf(day)}`;
  const to = (column: Prisma.Sql) => (day: PlainDate) =>
    Prisma.sql`${column} < ${beginOf(day.add({ days: 1 }))}`;
  const [issued, activated] = [Prisma.sql`c.created_at`, Prisma.sql`c.activated_at`];
  return [
    when(list.issuedFrom, from(issued)),
    when(list.issuedTo, to(issued)),
    when(list.activatedFrom, from(activated)),
    when(list.activatedTo, to(activated)),
  ].flat();
}

function beginOf(day: PlainDate): Date {
  return startOfDay(day, environment().TIME_ZONE);
}

async function deadlineConditions(scope: RegisterScope, list: RegisterList): Promise<Prisma.Sql[]> {
  if (list.deadline === null) return [];
  const place = scope.municipalityId ?? list.municipality;
  const places =
    place === null ? await database().municipality.findMany({ select: { id: true } }) : [{ id: place }];
  const ids = places.map(({ id }) => id);
  const borders = await (list.deadline === 'over' ? overdueBorders(ids) : nearBorders(ids));
  const day = Prisma.sql`${today().toString()}::date`;
  const past = borders.map((border) => pastBorder(border, borders));
  return [
    Prisma.sql`c.status = 'not_activated' AND c.valid_until > ${day}`,
    past.length > 0 ? Prisma.sql`(${Prisma.join(past, ' OR ')})` : Prisma.sql`false`,
  ];
}

/** Families of an institution that was closed lately have their own border, all others the one of the municipality. */
function pastBorder(
  { municipalityId, institutionId, daysToBring, before }: OverdueBorder,
  all: readonly OverdueBorder[],
): Prisma.Sql {
  const here = Prisma.sql`c.municipality_id = ${municipalityId}::uuid AND c.days_to_bring = ${daysToBring} AND c.created_at < ${before}`;
  if (institutionId !== null) {
    return Prisma.sql`(${here} AND c.chosen_institution_id = ${institutionId}::uuid)`;
  }
  const own = all.flatMap((border) =>
    border.municipalityId === municipalityId &&
    border.daysToBring === daysToBring &&
    border.institutionId !== null
      ? [Prisma.sql`${border.institutionId}::uuid`]
      : [],
  );
  if (own.length === 0) return Prisma.sql`(${here})`;
  return Prisma.sql`(${here} AND (c.chosen_institution_id IS NULL OR c.chosen_institution_id NOT IN (${Prisma.join(own)})))`;
}

async function searchConditions(
  actor: DeskActor,
  { municipalityId }: RegisterScope,
  list: RegisterList,
): Promise<Prisma.Sql[]> {
  if (list.search === null) return [];
  const words = await recallWords(actor, list.search);
  return [words === null ? Prisma.sql`false` : await searchCondition(words, placeOf(municipalityId, list))];
}

function when<T>(value: T | null, condition: (value: T) => Prisma.Sql): Prisma.Sql[] {
  return value === null ? [] : [condition(value)];
}
