import { TextLink } from '@/components/ui/text-link';
import { capitalised } from '@/lib/domain/capitalised';
import { formatMinute } from '@/lib/domain/dates';
import type { WaitingQuestion } from '@/lib/questions/waiting-questions';

type Props = {
  rows: readonly WaitingQuestion[];
  /** Address of the list, under which each question has its page. */
  under: string;
  timeZone: string;
};

/** Questions that wait for an answer; what is asked stands on the page of each. */
export function WaitingQuestionList({ rows, under, timeZone }: Props) {
  return (
    <ul className="divide-y divide-line">
      {rows.map(({ id, childName, matter, since, chosen }) => (
        <li key={id} className="py-3 first:pt-0 last:pb-0">
          <TextLink href={`${under}/${id}`} standalone>
            {childName}
          </TextLink>
          <p className="wrap-anywhere">
            {capitalised(matter)}. Ждёт с {formatMinute(since, timeZone)}
          </p>
          <p className="text-sm wrap-anywhere text-ink-soft">
            {chosen === null ? 'Учреждение не выбрано: отвечает любое' : `Выбрано: ${chosen}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
