import { FactList } from '@/components/ui/fact-list';
import { formatMinute } from '@/lib/domain/dates';
import { dateAndLeft } from '@/lib/domain/deadline-words';
import type { OpenedCorrection } from '@/lib/families/correction-queries';

/** What is held beside what the family says is right. */
export function CorrectionFacts({
  correction,
  timeZone,
}: {
  correction: OpenedCorrection;
  timeZone: string;
}) {
  const { askedBy, createdAt, says, held, right, answerBy, showBy } = correction;
  return (
    <FactList
      items={[
        { term: 'Кто просит', value: askedBy },
        { term: 'Отправлена', value: formatMinute(createdAt, timeZone) },
        ...(answerBy ? [{ term: 'Ответить не позже', value: dateAndLeft(answerBy) }] : []),
        ...(showBy ? [{ term: 'Показать оригинал', value: `до ${dateAndLeft(showBy)}` }] : []),
        { term: 'Что неверно', value: says },
        ...(held === null ? [] : [{ term: 'Сейчас на портале', value: held }]),
        ...(right === null ? [] : [{ term: 'Как правильно', value: <strong>{right}</strong> }]),
      ]}
    />
  );
}
