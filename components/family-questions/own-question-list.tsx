import { QuestionStatusTag } from '@/components/family-questions/question-status';
import { TextLink } from '@/components/ui/text-link';
import { formatMinute } from '@/lib/domain/dates';
import type { OwnQuestionRow } from '@/lib/questions/own-questions';

type Props = { questions: readonly OwnQuestionRow[]; timeZone: string };

/** What this person asked, the one written in last first. */
export function OwnQuestionList({ questions, timeZone }: Props) {
  return (
    <ul className="divide-y divide-line">
      {questions.map(({ id, status, childName, matter, createdAt }) => (
        <li key={id} className="py-3 first:pt-0 last:pb-0">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <TextLink href={`/cabinet/questions/${id}`} standalone>
              Вопрос от {formatMinute(createdAt, timeZone)}
            </TextLink>
            <QuestionStatusTag status={status} />
          </p>
          <p className="wrap-anywhere text-ink-soft">
            {childName}, {matter}
          </p>
        </li>
      ))}
    </ul>
  );
}
