import { FactList } from '@/components/ui/fact-list';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import type { OpenedCorrection } from '@/lib/families/correction-queries';

/** What is held beside what the family says is right. */
export function CorrectionFacts({
  correction,
  timeZone,
}: {
  correction: OpenedCorrection;
  timeZone: string;
}) {
  const { askedBy, createdAt, says, held, right, answerBy } = correction;
  return (
    <FactList
      items={[
        { term: 'Кто просит', value: askedBy },
        { term: 'Отправлена', value: formatMinute(createdAt, timeZone) },
        ...(answerBy ? [{ term: 'Ответить не позже', value: formatDate(answerBy) }] : []),
        { term: 'Что неверно', value: says },
        ...(held === null ? [] : [{ term: 'Сейчас на портале', value: held }]),
        ...(right === null ? [] : [{ term: 'Как правильно', value: <strong>{right}</strong> }]),
      ]}
    />
  );
}
