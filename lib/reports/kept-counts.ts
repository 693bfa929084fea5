import { createHash } from 'node:crypto';
import { idsOf, type ReportPlace } from './place';

/** Some reports of the region with all their sections. */
const mostKept = 60;

type Kept = { countedAt: number; answers: Map<string, Promise<unknown>> };

/** On globalThis: Next bundles pages and routes apart, so a module may exist twice, and the file of a report is a route. */
const shared = globalThis as typeof globalThis & { portalKeptCounts?: Kept };

/**
 * What is read from the counts alone stays the same until the worker counts again (`place.countedAt`): whoever looks at the
 * report once more, prints it or takes its file is told from memory what happened in the period. Nothing is kept as long as
 * nothing was counted.
 *
 * @param question all that the answer depends on, beside the municipalities of the place
 */
export function keptCounts<Answer>(
  place: ReportPlace,
  question: readonly unknown[],
  count: () => Promise<Answer>,
): Promise<Answer> {
  const countedAt = place.countedAt?.getTime() ?? null;
  if (countedAt === null) return count();
  const kept = keptSince(countedAt);
  const key = createHash('sha256')
    .update(JSON.stringify([idsOf(place), question]))
    .digest('base64');
  const known = kept.answers.get(key);
  // Under one key stands one question, and whoever asks it wants one kind of answer.
  if (known) return known as Promise<Answer>;
  const answer = count();
  keep(kept, key, answer);
  return answer;
}

function keptSince(countedAt: number): Kept {
  if (shared.portalKeptCounts?.countedAt !== countedAt) {
    shared.portalKeptCounts = { countedAt, answers: new Map() };
  }
  return shared.portalKeptCounts;
}

function keep(kept: Kept, key: string, answer: Promise<unknown>): void {
  const [oldest] = kept.answers.keys();
  if (oldest !== undefined && kept.answers.size >= mostKept) kept.answers.delete(oldest);
  kept.answers.set(key, answer);
  // A fault is not kept: the next one asks again.
  answer.catch(() => {
    if (kept.answers.get(key) === answer) kept.answers.delete(key);
  });
}
