import { dbDate } from '@/lib/domain/dates';
import { questionTopics } from '@/lib/domain/question-topics';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { PublicQuestionTopic } from '@/lib/platform/generated/prisma/enums';
import { countWords, searchWords } from './search-words';

export type PublicQuestion = {
  slug: string;
  question: string;
  /** Paragraphs between empty lines, «- » begins an item of a list, «[words](/address)» is a link. */
  answer: string;
  /** The municipality itself answers, not the region. */
  municipal: boolean;
};

export type QuestionGroup = { topic: PublicQuestionTopic; title: string; questions: PublicQuestion[] };

/**
 * The questions in force today by topic; topics without one are left out. The answers of a municipality take the place
 * of the region's. With `search` those that hold the most of its words; `exact` when that is every word.
 */
export async function listQuestions({
  municipalityId,
  search,
}: {
  municipalityId: string | null;
  search: string;
}): Promise<{ groups: QuestionGroup[]; exact: boolean }> {
  const words = searchWords(search);
  const counted = (await inForce(municipalityId)).map((question) => ({
    question,
    count: countWords(`${question.question} ${question.answer}`, words),
  }));
  const most = Math.max(0, ...counted.map(({ count }) => count));
  const questions = counted
    .filter(({ count }) => count === most && (most > 0 || words.length === 0))
    .map(({ question }) => question);
  const groups = (Object.keys(questionTopics) as PublicQuestionTopic[]).flatMap((topic) => {
    const found = questions.filter((question) => question.topic === topic);
    return found.length === 0 ? [] : [{ topic, title: questionTopics[topic], questions: found }];
  });
  return { groups, exact: most === words.length };
}

/** Only these, in this order; one that is not in force is left out. */
export async function pickQuestions(slugs: readonly string[]): Promise<PublicQuestion[]> {
  const questions = await inForce(null);
  return slugs.flatMap((slug) => questions.find((question) => question.slug === slug) ?? []);
}

/** One wording of each question, in the order of the page: the municipality's where it has one. */
async function inForce(municipalityId: string | null) {
  const day = dbDate(today());
  const newestFirst = await database().publicQuestion.findMany({
    where: {
      effectiveFrom: { lte: day },
      OR: [{ municipalityId: null }, ...(municipalityId === null ? [] : [{ municipalityId }])],
    },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
  });
  const standing = latestOfEach(newestFirst)
    // A wording that has ended takes the question off the page; the one before it does not come back.
    .filter(({ effectiveTo, hidden }) => !hidden && (effectiveTo === null || effectiveTo >= day))
    .toSorted((a, b) => Number(a.municipalityId !== null) - Number(b.municipalityId !== null));
  // The municipality's come last and take the place of the region's.
  const bySlug = new Map(standing.map((wording) => [wording.slug, wording]));
  return [...bySlug.values()]
    .toSorted((a, b) => a.sortOrder - b.sortOrder || a.slug.localeCompare(b.slug))
    .map(({ slug, topic, question, answer, ...row }) => ({
      slug,
      topic,
      question,
      answer,
      municipal: row.municipalityId !== null,
    }));
}

function latestOfEach<Wording extends { slug: string; municipalityId: string | null }>(
  newestFirst: readonly Wording[],
): Wording[] {
  const latest = new Map<string, Wording>();
  for (const wording of newestFirst) {
    const key = `${wording.slug} ${wording.municipalityId ?? ''}`;
    if (!latest.has(key)) latest.set(key, wording);
  }
  return [...latest.values()];
}
