import type { OperatorActor } from '@/lib/access/actor';
import { type PlainDate } from '@/lib/domain/dates';
import type { NameParts, NameSearch } from '@/lib/domain/register-search';
import { database } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';

/** More than anybody reads through: beyond it the operator is asked to narrow the search. */
export const mostFound = 200;

/** Certificates of children whose names begin so, by name; one more than `mostFound` when there are more. */
export async function findByName(
  actor: OperatorActor,
  name: NameSearch,
  birthDate: PlainDate | null,
): Promise<string[]> {
  const rows = await database().$queryRaw<{ id: string }[]>(byName(actor, name, birthDate));
  return rows.map(({ id }) => id);
}

/** Exported for the test that looks whether the index of name prefixes serves it. */
export function byName(actor: OperatorActor, name: NameSearch, birthDate: PlainDate | null): Prisma.Sql {
  const whole = name.whole === null ? [] : [Prisma.sql`p.name_key LIKE ${startingWith(name.whole)}`];
  const ways = [...whole, ...name.parts.map(inParts)];
  return Prisma.sql`
    SELECT c.id::text AS id
    FROM person p
    JOIN child ch ON ch.person_id = p.id
    JOIN certificate c ON c.child_id = p.id
    WHERE p.name_key LIKE ${startingWith(name.surname)}
      AND (${Prisma.join(ways, ' OR ')})
      AND c.municipality_id = ${actor.municipalityId}::uuid
      ${actor.ownPupilsOnly ? Prisma.sql`AND ch.institution_id = ${actor.institutionId}::uuid` : Prisma.empty}
      ${birthDate ? Prisma.sql`AND p.birth_date = ${birthDate.toString()}::date` : Prisma.empty}
    ORDER BY p.surname, p.given_name, p.patronymic, c.created_at DESC, c.id
    LIMIT ${mostFound + 1}`;
}

function inParts({ surname, givenName, patronymic }: NameParts): Prisma.Sql {
  return Prisma.sql`(
    p.name_key LIKE ${startingWith(surname)}
    AND ${keyOf(Prisma.sql`p.given_name`)} LIKE ${startingWith(givenName)}
    AND coalesce(${keyOf(Prisma.sql`p.patronymic`)}, '') LIKE ${startingWith(patronymic)})`;
}

/** The same normal form as `nameKey` gives to a whole name. */
function keyOf(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`translate(lower(${column}), 'ё ''-', 'е')`;
}

function startingWith(key: string): string {
  return `${key.replace(/[\\%_]/g, '\\$&')}%`;
}
