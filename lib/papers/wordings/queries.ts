import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { draftOf, type Draft } from '@/lib/domain/dated-version';
import { builtInWordings } from '@/lib/domain/paper-wording/built-in';
import { allWordingKinds, type WordingKind } from '@/lib/domain/paper-wording/kinds';
import { today } from '@/lib/platform/clock';
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

export type WordingDraft = { body: string; latest: number } & Pick<Draft<unknown>, 'holds' | 'changes'>;

/**
 * The text the editor begins with: of the version asked for, else what is printed today; of an owner who prints nothing
 * yet, what was published last.
 */
export async function getWordingDraft(
  actor: WordingActor,
  kind: WordingKind,
  version: number | null,
): Promise<WordingDraft> {
  requirePermission(actor, 'wording.publish');
  const municipalityId = ownerOf(actor);
  const rows = await listVersions(database(), kind, municipalityId);
  const inForce = rows.find(({ state }) => state === 'in_force');
  const { changes } = draftOf(
    rows.filter(({ state }) => state === 'planned'),
    today(),
  );
  const shown = version ?? inForce?.version ?? rows[0]?.version;
  const words =
    shown === undefined
      ? null
      : found(
          await database().paperTemplate.findFirst({
            where: { kind, municipalityId, version: shown },
            select: { body: true },
          }),
        ).body;
  return {
    body: words ?? (await wordsOfRegion(kind)),
    latest: rows[0]?.version ?? 0,
    holds: shown === inForce?.version,
    changes,
  };
}

async function wordsOfRegion(kind: WordingKind): Promise<string> {
  const regional = await latestWording(database(), kind, null);
  return regional?.body ?? builtInWordings[kind];
}
