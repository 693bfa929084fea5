import type { BornWithin } from '@/lib/domain/born-within';
import type { NameParts, NameSearch } from '@/lib/domain/name-search';
import { Prisma } from './generated/prisma/client';

/** Children whose names begin so: a SELECT of ids of persons. The index of name prefixes serves it. */
export function childrenNamed(name: NameSearch, born: BornWithin | null): Prisma.Sql {
  const whole = name.whole === null ? [] : [Prisma.sql`p.name_key LIKE ${startingWith(name.whole)}`];
  const ways = [...whole, ...name.parts.map(inParts)];
  return Prisma.sql`
    SELECT p.id
    FROM person p
    JOIN child ch ON ch.person_id = p.id
    WHERE p.name_key LIKE ${startingWith(name.surname)}
      AND (${Prisma.join(ways, ' OR ')})
      ${andBorn(born)}`;
}

/** Narrows a SELECT over `person p`. */
export function andBorn(born: BornWithin | null): Prisma.Sql {
  return born
    ? Prisma.sql`AND p.birth_date BETWEEN ${born.first.toString()}::date AND ${born.last.toString()}::date`
    : Prisma.empty;
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
