import type { BornWithin } from '@/lib/domain/born-within';
import type { NameParts, NameSearch } from '@/lib/domain/name-search';
import { Prisma } from './generated/prisma/client';

/**
 * Children whose names begin so: a SELECT of ids of persons. Of one municipality, where it is named: those who are counted to
 * it or hold a certificate of it. Each is found by an index of names, however many live elsewhere.
 */
export function childrenNamed(
  name: NameSearch,
  born: BornWithin | null,
  municipalityId: string | null,
): Prisma.Sql {
  const whole = name.whole === null ? [] : [Prisma.sql`p.name_key LIKE ${startingWith(name.whole)}`];
  const ways = [...whole, ...name.parts.map(inParts)];
  const beginning = startingWith(name.surname);
  return Prisma.sql`
    SELECT p.id
    FROM ${municipalityId === null ? everywhere(beginning) : within(municipalityId, beginning)}
    WHERE (${Prisma.join(ways, ' OR ')})
      ${andBorn(born)}`;
}

function everywhere(beginning: string): Prisma.Sql {
  return Prisma.sql`person p JOIN child ch ON ch.person_id = p.id AND p.name_key LIKE ${beginning}`;
}

function within(municipalityId: string, beginning: string): Prisma.Sql {
  return Prisma.sql`(
      SELECT ch.person_id FROM child ch
      WHERE ch.municipality_id = ${municipalityId}::uuid AND ch.name_key LIKE ${beginning}
      UNION
      SELECT c.child_id FROM certificate c
      WHERE c.municipality_id = ${municipalityId}::uuid AND c.child_name_key LIKE ${beginning}
    ) named JOIN person p ON p.id = named.person_id`;
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
