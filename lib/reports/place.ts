import type { DeskActor } from '@/lib/access/municipality';
import { found } from '@/lib/access/scope';
import { withRecords } from '@/lib/institutions/municipalities';
import { database } from '@/lib/platform/database';

/** Whose numbers are asked for: of one municipality, or of all of the region. */
export type ReportPlace = {
  municipalities: { id: string; shortName: string }[];
  isRegion: boolean;
  /** When the counts were last brought up to date; null as long as the worker has not counted. */
  countedAt: Date | null;
};

/** @param municipalityId null for the region; a municipal admin has the own municipality only */
export async function placeOf(actor: DeskActor, municipalityId: string | null): Promise<ReportPlace> {
  const isRegion = municipalityId === null;
  if (actor.role !== 'regional_admin' && actor.municipalityId !== municipalityId) found(null);
  const [municipalities, counted] = await Promise.all([
    database().municipality.findMany({
      where: isRegion ? withRecords : { id: municipalityId },
      orderBy: { shortName: 'asc' },
      select: { id: true, shortName: true },
    }),
    database().reportCount.findFirst({ select: { countedAt: true } }),
  ]);
  if (!isRegion) found(municipalities[0]);
  return { municipalities, isRegion, countedAt: counted?.countedAt ?? null };
}

export function idsOf({ municipalities }: ReportPlace): string[] {
  return municipalities.map(({ id }) => id);
}
