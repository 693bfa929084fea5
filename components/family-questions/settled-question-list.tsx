import { QuestionStatusTag } from '@/components/family-questions/question-status';
import { TextLink } from '@/components/ui/text-link';
import { capitalised } from '@/lib/domain/capitalised';
import { formatMinute } from '@/lib/domain/dates';
import type { SettledQuestion } from '@/lib/questions/settled-questions';

type Props = {
  rows: readonly SettledQuestion[];
  /** Address of the list, under which each question has its page. */
  under: string;
  timeZone: string;
};

/** Questions that wait for no answer, each with how it stands. */
export function SettledQuestionList({ rows, under, timeZone }: Props) {
  return (
    <ul className="divide-y divide-line">
      {rows.map(({ id, status, childName, matter, changedAt }) => (
        <li key={id} className="py-3 first:pt-0 last:pb-0">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <TextLink href={`${under}/${id}`} standalone>
              {childName}
            </TextLink>
            <QuestionStatusTag status={status} />
          </p>
          <p className="wrap-anywhere text-ink-soft">
            {capitalised(matter)}. Последнее изменение {formatMinute(changedAt, timeZone)}
          </p>
        </li>
      ))}
    </ul>
  );
}
