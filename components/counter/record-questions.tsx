import { QuestionStatusTag } from '@/components/family-questions/question-status';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { formatMinute } from '@/lib/domain/dates';
import type { RecordQuestion } from '@/lib/questions/open-question';

type RecordQuestionsProps = { questions: readonly RecordQuestion[]; timeZone: string };

/** What the family asked about this child; nothing where nothing was. Opening one is a look of its own. */
export function RecordQuestions({ questions, timeZone }: RecordQuestionsProps) {
  if (questions.length === 0) return null;
  return (
    <div className="print:hidden">
      <Panel title="Вопросы семьи">
        <ul className="divide-y divide-line">
          {questions.map(({ id, status, createdAt }) => (
            <li
              key={id}
              className="flex flex-wrap items-baseline justify-between gap-x-4 py-2 first:pt-0 last:pb-0"
            >
              <TextLink href={`/counter/questions/${id}`} standalone>
                Вопрос от {formatMinute(createdAt, timeZone)}
              </TextLink>
              <QuestionStatusTag status={status} />
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
