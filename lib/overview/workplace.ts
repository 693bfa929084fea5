import type { Actor } from '@/lib/access/actor';
import { database } from '@/lib/platform/database';

/** Where a member of staff works, as the header says it; null for families and for the whole region. */
export async function findWorkplace(actor: Actor): Promise<string | null> {
  if (actor.institutionId !== null) {
    const institution = await database().institution.findUnique({
      where: { id: actor.institutionId },
      select: { shortName: true },
    });
    return institution?.shortName ?? null;
  }
  if (actor.municipalityId === null) return null;
  const municipality = await database().municipality.findUnique({
    where: { id: actor.municipalityId },
    select: { shortName: true },
  });
  return municipality?.shortName ?? null;
}
