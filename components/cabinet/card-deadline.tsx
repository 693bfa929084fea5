import { Notice } from '@/components/ui/notice';
import type { CertificateCard, WaitingCard } from '@/lib/certificates/card';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { daysLeftWords } from '@/lib/domain/deadline-words';

/** Until when the papers are brought. */
export function CardDeadline({ card, waiting }: { card: CertificateCard; waiting: WaitingCard }) {
  const { deadline, lastDay, today } = waiting;
  if (!deadline) {
    return (
      <Notice tone="info" title="Срок ещё не идёт">
        <p>Он начнётся, когда откроется выбранное учреждение. Ждать не обязательно: выберите другое.</p>
      </Notice>
    );
  }
  const { until, left } = deadline;
  if (left < 0) {
    return (
      <Notice tone="info" title={`Документы нужно было принести до ${formatDate(until)}`}>
        {lastDay && card.status === 'not_activated' ? (
          <p>
            Номер пока остаётся за {card.own ? 'Вами' : 'ребёнком'}. Приходите до{' '}
            <strong className="font-semibold">{formatDate(lastDay)}</strong> включительно: после этого дня
            сертификат прекратят, и понадобится новая заявка.
          </p>
        ) : (
          <p>
            Ничего не пропало: номер остаётся за {card.own ? 'Вами' : 'ребёнком'}. Приходите, как только
            сможете.
          </p>
        )}
      </Notice>
    );
  }
  return (
    <p className="text-lg">
      {card.mine ? 'Принесите документы до' : 'Документы нужно принести до'}{' '}
      <strong className="font-semibold">{formatDate(until)}</strong> включительно:{' '}
      {daysLeft(left, until, today)}.
    </p>
  );
}

function daysLeft(left: number, until: PlainDate, today: PlainDate): string {
  if (left > 0 && until.equals(today.add({ days: 1 }))) return 'завтра последний день';
  return daysLeftWords(left);
}
