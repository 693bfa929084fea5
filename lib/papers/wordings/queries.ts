import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { builtInWordings } from '@/lib/domain/paper-wording/built-in';
import { allWordingKinds, type WordingKind } from '@/lib/domain/paper-wording/kinds';
import { database } from '@/lib/platform/database';
import { today } from '@/lib/platform/clock';
import { latestWording } from './in-force';
import { ownerOf, type WordingActor } from './owner';

export type WordingRow = {
  version: number;
  from: PlainDate;
  author: string;
  createdAt: Date;
  state: 'planned' | 'in_force' | 'past';
};

export type WordingList = {
  kind: WordingKind;
  /** Whose words are printed today. */
  source: 'own' | 'region' | 'built_in';
  rows: WordingRow[];
};

/** The wordings this admin has published, the newest first, and whose are printed today. */
export async function listWordings(actor: WordingActor): Promise<WordingList[]> {
  requirePermission(actor, 'wording.publish');
  return Promise.all(allWordingKinds.map((kind) => listOfKind(actor, kind)));
}

async function listOfKind(actor: WordingActor, kind: WordingKind): Promise<WordingList> {
  const owner = ownerOf(actor);
  const [rows, own, regional] = await Promise.all([
    database().paperTemplate.findMany({
      where: { kind, municipalityId: owner },
      orderBy: { version: 'desc' },
      select: {
        id: true,
        version: true,
        effectiveFrom: true,
        createdAt: true,
        createdBy: { select: { staffName: true, login: true } },
      },
    }),
    latestWording(database(), kind, owner),
    latestWording(database(), kind, null),
  ]);
  return {
    kind,
    source: own ? 'own' : regional ? 'region' : 'built_in',
    rows: rows.map(({ id, version, effectiveFrom, createdAt, createdBy }) => ({
      version,
      createdAt,
      from: plainDate(effectiveFrom),
      author: createdBy.staffName ?? createdBy.login,
      state: id === own?.id ? 'in_force' : isLater(plainDate(effectiveFrom)) ? 'planned' : 'past',
    })),
  };
}

function isLater(day: PlainDate): boolean {
  return day.until(today()).sign < 0;
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
  if (version === null) {
    const regional = last ? null : await latestWording(database(), kind, null);
    return { latest, body: last?.body ?? regional?.body ?? builtInWordings[kind] };
  }
  const asked = await database().paperTemplate.findFirst({
    where: { kind, municipalityId, version },
    select: { body: true },
  });
  return { latest, body: found(asked).body };
}
