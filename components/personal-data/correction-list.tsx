import { FactList } from '@/components/ui/fact-list';
import { StatusTag, type StatusTone } from '@/components/ui/status-tag';
import { correctionStatuses, type CorrectionStatus } from '@/lib/domain/corrections';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import { dateAndLeft } from '@/lib/domain/deadline-words';
import type { Deadline } from '@/lib/domain/working-days';
import type { OwnCorrection } from '@/lib/families/correction-queries';

const tones = {
  waiting: 'attention',
  accepted: 'success',
  declined: 'stopped',
} as const satisfies Record<CorrectionStatus, StatusTone>;

type Props = { corrections: readonly OwnCorrection[]; timeZone: string };

/** What the family asked to have corrected, with the answers. */
export function CorrectionList({ corrections, timeZone }: Props) {
  if (corrections.length === 0) return null;
  return (
    <section aria-labelledby="asked" className="flow-tight border-t border-line pt-5">
      <h3 id="asked" className="text-lg font-semibold">
        Ваши просьбы
      </h3>
      <ul className="divide-y divide-line">
        {corrections.map((correction) => (
          <li key={correction.id} className="flow-tight py-4 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <strong className="font-semibold">
                {correction.matter}: {correction.about}
              </strong>
              <StatusTag tone={tones[correction.status]}>
                {correctionStatuses[correction.status].title}
              </StatusTag>
            </p>
            <FactList items={factsOf(correction, timeZone)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function factsOf(correction: OwnCorrection, timeZone: string) {
  const { says, right, createdAt, decidedAt, answer, answerBy, showBy, institution } = correction;
  return [
    { term: 'Отправлена', value: formatMinute(createdAt, timeZone) },
    { term: 'Что неверно', value: says },
    ...(right === null ? [] : [{ term: 'Как правильно', value: right }]),
    ...(decidedAt
      ? [
          {
            term: 'Ответ дан',
            value: [formatMinute(decidedAt, timeZone), institution].filter(Boolean).join(', '),
          },
        ]
      : answerBy
        ? [{ term: 'Ответят не позже', value: formatDate(answerBy.until) }]
        : []),
    ...(showBy ? [{ term: 'Показать оригинал', value: showWords(showBy) }] : []),
    ...(answer ? [{ term: 'Ответ', value: answer }] : []),
  ];
}

/** Past the term nothing is lost: the original is taken all the same. */
function showWords(showBy: Deadline): string {
  return showBy.left < 0
    ? `${dateAndLeft(showBy)}. Приходите, как только сможете`
    : `до ${dateAndLeft(showBy)}`;
}
