import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { builtInWordings } from '@/lib/domain/paper-wording/built-in';
import { allWordingKinds, type WordingKind } from '@/lib/domain/paper-wording/kinds';
import { database } from '@/lib/platform/database';
import { latestWording } from './in-force';
import { ownerOf, type WordingActor } from './owner';
import { hasOwnWords, listVersions, type WordingRow } from './versions';

export type WordingList = {
  kind: WordingKind;
  /** Whose words are printed today. */
  source: 'own' | 'region' | 'built_in';
  /** Whether a municipality can go back to the words of the region. */
  canReturn: boolean;
  rows: WordingRow[];
};

/** The wordings this admin has published, the newest first, and whose are printed today. */
export async function listWordings(actor: WordingActor): Promise<WordingList[]> {
  requirePermission(actor, 'wording.publish');
  return Promise.all(allWordingKinds.map((kind) => listOfKind(actor, kind)));
}

async function listOfKind(actor: WordingActor, kind: WordingKind): Promise<WordingList> {
  const owner = ownerOf(actor);
  const [rows, regional] = await Promise.all([
    listVersions(database(), kind, owner),
    latestWording(database(), kind, null),
  ]);
  const own = rows.some(({ state, returns }) => state === 'in_force' && !returns);
  return {
    kind,
    source: own ? 'own' : regional ? 'region' : 'built_in',
    canReturn: owner !== null && hasOwnWords(rows),
    rows,
  };
}

/** The text the editor begins with: of the version asked for, else the last one published, else what is printed today. */
export async function getWordingDraft(
  actor: WordingActor,
  kind: WordingKind,
  version: number | null,
): Promise<{ body: string; latest: number }> {
  requirePermission(actor, 'wording.publish');
  const municipalityId = ownerOf(actor);
  const last = await database().paperTemplate.findFirst({
    where: { kind, municipalityId },
    orderBy: { version: 'desc' },
    select: { version: true, body: true },
  });
  const latest = last?.version ?? 0;
  if (version === null) return { latest, body: last?.body ?? (await wordsOfRegion(kind)) };
  const asked = await database().paperTemplate.findFirst({
    where: { kind, municipalityId, version },
    select: { body: true },
  });
  return { latest, body: found(asked).body ?? (await wordsOfRegion(kind)) };
}

async function wordsOfRegion(kind: WordingKind): Promise<string> {
  const regional = await latestWording(database(), kind, null);
  return regional?.body ?? builtInWordings[kind];
}
