import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { questionTopics, type QuestionTopic } from '@/lib/domain/question-topics';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

export type QuestionState = 'shown' | 'hidden' | 'planned' | 'past';

export type QuestionVersion = {
  slug: string;
  version: number;
  topic: QuestionTopic;
  sortOrder: number;
  question: string;
  answer: string;
  hidden: boolean;
  from: PlainDate;
  state: QuestionState;
  /** Null: it came with the portal. */
  author: string | null;
};

/** Who answers: the region, or the municipality in its place. */
export type QuestionLine = QuestionVersion & { own: boolean };

/**
 * What the page of questions is made of, in its order: every question of the region and, for a municipality, its own over
 * them. Of each the last wording entered. All of them at once: there are some dozens.
 */
export async function listQuestionLines(
  actor: DeskActor,
  municipalityId: string | null,
): Promise<QuestionLine[]> {
  const [regional, own] = await Promise.all([
    lastVersions(actor, null),
    municipalityId === null ? [] : lastVersions(actor, municipalityId),
  ]);
  const lines = new Map<string, QuestionLine>();
  for (const one of regional) lines.set(one.slug, { ...one, own: municipalityId === null });
  for (const one of own) {
    // A hidden answer of the municipality's own gives the place back to the region's.
    if (one.state !== 'hidden' || !lines.has(one.slug)) lines.set(one.slug, { ...one, own: true });
  }
  const order = Object.keys(questionTopics);
  return [...lines.values()].toSorted(
    (a, b) =>
      order.indexOf(a.topic) - order.indexOf(b.topic) ||
      a.sortOrder - b.sortOrder ||
      a.slug.localeCompare(b.slug),
  );
}

async function lastVersions(actor: DeskActor, municipalityId: string | null): Promise<QuestionVersion[]> {
  requirePermission(actor, 'municipality.set');
  const versions = await readVersions({ municipalityId });
  const bySlug = new Map<string, QuestionVersion>();
  for (const version of versions) if (!bySlug.has(version.slug)) bySlug.set(version.slug, version);
  return [...bySlug.values()];
}

/** Every wording of one question, the newest first; empty where this owner has none. */
export async function listQuestionVersions(
  actor: DeskActor,
  municipalityId: string | null,
  slug: string,
): Promise<QuestionVersion[]> {
  // A municipality begins its own answer with the words of the region, which everybody may read anyway.
  requirePermission(actor, 'municipality.set');
  return readVersions({ municipalityId, slug });
}

async function readVersions(where: {
  municipalityId: string | null;
  slug?: string;
}): Promise<QuestionVersion[]> {
  const rows = await database().publicQuestion.findMany({
    where,
    orderBy: [{ slug: 'asc' }, { version: 'desc' }],
    include: { createdBy: { select: { staffName: true, login: true } } },
  });
  const day = dbDate(today());
  const inForce = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const known = inForce.get(row.slug);
    if (row.effectiveFrom <= day && (!known || row.effectiveFrom > known.effectiveFrom)) {
      inForce.set(row.slug, row);
    }
  }
  return rows.map((row) => ({
    slug: row.slug,
    version: row.version,
    topic: row.topic,
    sortOrder: row.sortOrder,
    question: row.question,
    answer: row.answer,
    hidden: row.hidden,
    from: plainDate(row.effectiveFrom),
    state:
      row === inForce.get(row.slug) ? shownState(row, day) : row.effectiveFrom > day ? 'planned' : 'past',
    author: row.createdBy && (row.createdBy.staffName ?? row.createdBy.login),
  }));
}

function shownState(
  { hidden, effectiveTo }: { hidden: boolean; effectiveTo: Date | null },
  day: Date,
): QuestionState {
  return hidden || (effectiveTo !== null && effectiveTo < day) ? 'hidden' : 'shown';
}
