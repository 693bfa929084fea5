import type { Queryable } from '@/lib/platform/database';

/** The municipality of the desk and the others of the region, by their short names. */
export async function listTowns(db: Queryable, municipalityId: string) {
  const rows = await db.municipality.findMany({
    where: { mergedIntoId: null },
    orderBy: { code: 'asc' },
    select: { id: true, shortName: true },
  });
  const others = rows.filter(({ id }) => id !== municipalityId);
  return {
    own: rows.find(({ id }) => id === municipalityId)?.shortName ?? '',
    others: others.map(({ id, shortName }) => ({ id, name: shortName })),
  };
}
