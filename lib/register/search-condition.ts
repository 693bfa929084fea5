import { readSearch, type Search } from '@/lib/domain/register-search';
import { database } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { childrenNamed } from '@/lib/platform/name-index';
import { snilsIndex } from '@/lib/platform/sealed-fields';

/** So many children are named in a condition; of more, whoever has such a name is looked for among the records. */
const mostNamed = 2000;

/** What the searched words narrow `certificate c` to, in a municipality or (null) in the region; words nobody can read find nothing. */
export async function searchCondition(words: string, municipalityId: string | null): Promise<Prisma.Sql> {
  const reading = readSearch(words);
  return 'sentence' in reading ? Prisma.sql`false` : conditionOf(reading.value, municipalityId);
}

async function conditionOf({ key, codes, born }: Search, municipalityId: string | null): Promise<Prisma.Sql> {
  // As an array: found first, each by its index; as a subquery joined by OR the register is walked for them.
  const byCode = codes.length > 0 ? Prisma.sql`c.id = ANY(ARRAY(${papersCoded(codes)}))` : Prisma.sql`false`;
  switch (key.kind) {
    case 'code':
      return byCode;
    case 'number':
      return Prisma.sql`(c.number = ${key.number} OR ${byCode})`;
    case 'snils':
      return Prisma.sql`c.child_id IN (${childrenBySnils(key.snils)})`;
    case 'application':
      return Prisma.sql`c.application_id IN (SELECT a.id FROM application a WHERE a.number = ${key.application})`;
    case 'name': {
      const readings = key.names.map((name) => childrenNamed(name, born, municipalityId));
      return Prisma.sql`(${await ofChildren(Prisma.join(readings, ' UNION ALL '))} OR ${byCode})`;
    }
  }
}

/** The few children of a whole name are found before the records; the many of its first letters are met soon in any order. */
async function ofChildren(children: Prisma.Sql): Promise<Prisma.Sql> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT named.id::text AS id FROM (${children}) named LIMIT ${mostNamed + 1}`;
  return rows.length > mostNamed
    ? Prisma.sql`c.child_id IN (${children})`
    : Prisma.sql`c.child_id = ANY(${rows.map(({ id }) => id)}::uuid[])`;
}

function papersCoded(codes: readonly string[]): Prisma.Sql {
  return Prisma.sql`SELECT paper.certificate_id FROM paper WHERE paper.code IN (${Prisma.join([...codes])})`;
}

/** The child itself, or the children of the guardian with this number. */
function childrenBySnils(snils: string): Prisma.Sql {
  const index = snilsIndex(snils);
  return Prisma.sql`
    SELECT holder.id FROM person holder WHERE holder.snils_index = ${index}
    UNION ALL
    SELECT tie.child_id
    FROM person holder
    JOIN guardianship tie ON tie.guardian_id = holder.id AND tie.ended_at IS NULL
    WHERE holder.snils_index = ${index}`;
}
