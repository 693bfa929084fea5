import type { PlainDate } from '@/lib/domain/dates';
import { database } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';

export type ListedIds = {
  /** Null: all of the region. */
  municipalityId: string | null;
  /** From `searchWords`; each must stand in name, address or municipality. */
  words: readonly string[];
  /** Only those whose hours take in this minute of the day; lunch, closures and holidays are not looked at. */
  around: { weekday: number; minute: number } | null;
  /** The id of the last institution shown; one that is no longer listed begins the list anew. */
  after: string | null;
  day: PlainDate;
  take: number;
};

/**
 * Ids of institutions that accept papers or will, in the order of the public list: by municipality; those for everybody,
 * those for own pupils only, those whose right begins later; each in the municipality's own order.
 */
export async function listIds({
  municipalityId,
  words,
  around,
  after,
  day,
  take,
}: ListedIds): Promise<string[]> {
  const date = day.toString();
  const rows = await database().$queryRaw<{ id: string }[]>`
    WITH listed AS (
      SELECT i.id, i.sort_order, m.short_name AS town,
        CASE WHEN r.valid_from > ${date}::date THEN 2 WHEN r.audience = 'own_pupils' THEN 1 ELSE 0 END AS part,
        translate(lower(concat_ws(' ', i.name, i.short_name, i.address, i.room, m.short_name, m.full_name)), 'ё', 'е') AS words
      FROM institution i
      JOIN municipality m ON m.id = i.municipality_id
      CROSS JOIN LATERAL (
        SELECT valid_from, audience FROM institution_right
        WHERE institution_id = i.id AND kind = 'accepts_applications' AND (valid_to IS NULL OR valid_to >= ${date}::date)
        ORDER BY valid_from LIMIT 1) r
      WHERE (i.closed_on IS NULL OR i.closed_on > ${date}::date) AND ${inMunicipality(municipalityId)}),
    last AS (SELECT town, part, sort_order, id FROM listed WHERE id = ${after}::uuid)
    SELECT id::text FROM listed
    WHERE words LIKE ALL(${words.map(asPattern)}::text[]) AND ${openAround(around)}
      AND (NOT EXISTS (SELECT FROM last) OR (town, part, sort_order, id) > (SELECT town, part, sort_order, id FROM last))
    ORDER BY town, part, sort_order, id LIMIT ${take}`;
  return rows.map(({ id }) => id);
}

function inMunicipality(id: string | null): Prisma.Sql {
  return id === null ? Prisma.sql`TRUE` : Prisma.sql`i.municipality_id = ${id}::uuid`;
}

function openAround(moment: ListedIds['around']): Prisma.Sql {
  if (moment === null) return Prisma.sql`TRUE`;
  return Prisma.sql`part < 2 AND EXISTS (
    SELECT FROM institution_hours h WHERE h.institution_id = listed.id AND h.weekday = ${moment.weekday}
      AND h.opens_at <= ${moment.minute} AND ${moment.minute} < h.closes_at)`;
}

/** Words come without marks of LIKE: `searchWords` keeps letters and digits only. */
function asPattern(word: string): string {
  return `%${word}%`;
}
