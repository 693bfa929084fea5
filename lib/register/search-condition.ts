import { readSearch, type Search } from '@/lib/domain/register-search';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { childrenNamed } from '@/lib/platform/name-index';
import { snilsIndex } from '@/lib/platform/sealed-fields';

/** What the searched words narrow `certificate c` to, in a municipality or (null) in the region; words nobody can read find nothing. */
export function searchCondition(words: string, municipalityId: string | null): Prisma.Sql {
  const reading = readSearch(words);
  return 'sentence' in reading ? Prisma.sql`false` : conditionOf(reading.value, municipalityId);
}

/** As arrays: what they name is found first, each by its index; as subqueries joined by OR the register is walked for them. */
function conditionOf({ key, codes, born }: Search, municipalityId: string | null): Prisma.Sql {
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
      const children = Prisma.sql`ARRAY(${Prisma.join(readings, ' UNION ALL ')})`;
      return Prisma.sql`(c.child_id = ANY(${children}) OR ${byCode})`;
    }
  }
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
