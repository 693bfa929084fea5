import type { OperatorActor } from '@/lib/access/actor';
import type { BornWithin } from '@/lib/domain/born-within';
import type { NameParts, NameSearch } from '@/lib/domain/name-search';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { andBorn, findHits, type Hit } from './find-hits';

/** Those whose names begin so, by name, at most `limit`; of several readings of the words the first that anybody answers to. */
export async function findByName(
  actor: OperatorActor,
  names: readonly NameSearch[],
  born: BornWithin | null,
  limit: number,
): Promise<Hit[]> {
  for (const name of names) {
    const hits = await findHits(actor, childrenNamed(name, born), limit);
    if (hits.length > 0) return hits;
  }
  return [];
}

/** Exported for the test that looks whether the index of name prefixes serves it. */
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
