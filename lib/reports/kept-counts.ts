import { createHash } from 'node:crypto';
import { idsOf, type ReportPlace } from './place';

/** Some reports of the region with all their sections. */
const mostKept = 60;

type Kept = { countedAt: number | null; answers: Map<string, Promise<unknown>> };

const kept: Kept = { countedAt: null, answers: new Map() };

/**
 * What is read from the counts alone stays the same until the worker counts again (`place.countedAt`): whoever looks at the
 * report once more, prints it or takes its file is answered from memory. Nothing is kept as long as nothing was counted.
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
  if (kept.countedAt !== countedAt) {
    kept.countedAt = countedAt;
    kept.answers.clear();
  }
  const key = createHash('sha256')
    .update(JSON.stringify([idsOf(place), question]))
    .digest('base64');
  const known = kept.answers.get(key);
  // Under one key stands one question, and whoever asks it wants one kind of answer.
  if (known) return known as Promise<Answer>;
  const answer = count();
  keep(key, answer);
  return answer;
}

function keep(key: string, answer: Promise<unknown>): void {
  const [oldest] = kept.answers.keys();
  if (oldest !== undefined && kept.answers.size >= mostKept) kept.answers.delete(oldest);
  kept.answers.set(key, answer);
  // A fault is not kept: the next one asks again.
  answer.catch(() => {
    if (kept.answers.get(key) === answer) kept.answers.delete(key);
  });
}
