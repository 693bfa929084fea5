import { z } from 'zod';
import { database } from '@/lib/platform/database';
import type { MunicipalActor, RegionalActor } from './actor';
import { found } from './scope';

/** Whoever works at a municipality's desk: its own admin, or the admin of the region. */
export type DeskActor = MunicipalActor | RegionalActor;
export const deskRoles = ['municipal_admin', 'regional_admin'] as const;

export type DeskMunicipality = { id: string; shortName: string; fullName: string; slug: string };

/** The municipality an address names, if this admin has it; somebody else's is answered as a missing one. */
export async function municipalityOf(actor: DeskActor, municipalityId: string): Promise<DeskMunicipality> {
  const own = actor.role === 'regional_admin' || actor.municipalityId === municipalityId;
  const row =
    own && z.uuid().safeParse(municipalityId).success
      ? await database().municipality.findUnique({
          where: { id: municipalityId },
          select: { id: true, shortName: true, fullName: true, slug: true },
        })
      : null;
  return found(row);
}
