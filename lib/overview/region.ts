import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { database } from '@/lib/platform/database';
import { countByMunicipality } from './counts';

/** The counts of every municipality, by name. */
export async function getRegionOverview(actor: RegionalActor) {
  requirePermission(actor, 'region.overview');
  const municipalities = await database().municipality.findMany({
    where: { mergedIntoId: null },
    orderBy: { shortName: 'asc' },
    select: { id: true, shortName: true },
  });
  const counts = await countByMunicipality(municipalities.map(({ id }) => id));
  return municipalities.flatMap((municipality) => {
    const known = counts.get(municipality.id);
    return known ? { ...municipality, counts: known } : [];
  });
}
