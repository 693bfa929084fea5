import { formatDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { newQuestion, type QuestionInput } from '@/lib/settings/questions/publish-question';

/** What was typed, as the form holds it. */
export function typedQuestion({ from, seen, sortOrder, ...words }: QuestionInput): Record<string, string> {
  return { ...words, from: formatDate(from), seen: String(seen), sortOrder: String(sortOrder) };
}

/** The address and the form are about the same question. */
export function requireSameQuestion({ slug }: QuestionInput, questionSlug: string): void {
  if (questionSlug !== newQuestion && questionSlug !== slug) throw new Refusal('not_found');
}
