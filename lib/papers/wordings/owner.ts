import type { MunicipalActor, RegionalActor } from '@/lib/access/actor';

export type WordingActor = MunicipalActor | RegionalActor;

/** Whose wordings this admin writes: of a municipality, or, as null, those of the region. */
export function ownerOf(actor: WordingActor): string | null {
  return actor.role === 'municipal_admin' ? actor.municipalityId : null;
}
