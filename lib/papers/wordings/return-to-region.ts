import { z } from 'zod';
import type { MunicipalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { builtInWordings } from '@/lib/domain/paper-wording/built-in';
import type { WordingKind } from '@/lib/domain/paper-wording/kinds';
import { database } from '@/lib/platform/database';
import { appendVersion, versionFields } from './append-version';
import { latestWording } from './in-force';
import { hasOwnWords, listVersions, type WordingRow } from './versions';

export const returnToRegionFields = z.object(versionFields);

/**
 * From its day on the municipality prints the region's words again, whatever the region makes of them later. A version
 * like any other: the own texts stay, those that still waited for a later day are called off.
 */
export async function returnToRegion(
  actor: MunicipalActor,
  kind: WordingKind,
  { from, seen }: z.output<typeof returnToRegionFields>,
): Promise<void> {
  requirePermission(actor, 'wording.publish');
  await appendVersion(actor, kind, 'wording_returned', { body: null, from, seen });
}

export type ReturnDraft = {
  latest: number;
  /** What the region prints today. */
  region: { body: string; builtIn: boolean };
  /** False where nothing of one's own is printed or planned. */
  possible: boolean;
  /** Own texts that wait for their day: a return from that day or earlier calls them off. */
  planned: WordingRow[];
};

/** What an admin sees before returning. */
export async function getReturnDraft(actor: MunicipalActor, kind: WordingKind): Promise<ReturnDraft> {
  requirePermission(actor, 'wording.publish');
  const rows = await listVersions(database(), kind, actor.municipalityId);
  const regional = await latestWording(database(), kind, null);
  return {
    latest: rows[0]?.version ?? 0,
    region: { body: regional?.body ?? builtInWordings[kind], builtIn: regional === null },
    possible: hasOwnWords(rows),
    planned: rows.filter(({ returns, state }) => !returns && state === 'planned'),
  };
}
