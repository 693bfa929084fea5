import type { ReactNode } from 'react';
import { CardReturned } from '@/components/cabinet/card-returned';
import { CopyNumber } from '@/components/cabinet/copy-number';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import type { CertificateCard } from '@/lib/certificates/card';
import type { CertificateStatus, TerminationReason } from '@/lib/domain/certificate-status';
import { formatDate } from '@/lib/domain/dates';
import { statusReasonTitle } from '@/lib/domain/status-reasons';

type Card = {
  card: CertificateCard;
  /** Where programs are chosen; null while the region has entered none. */
  navigatorUrl: string | null;
  /** False for a child under 14, who only looks. */
  mayEdit: boolean;
  /** The day on the wall of the region on which it was returned, suspended or terminated; null where nobody wrote it down. */
  changedOn: string | null;
};

/* Every status has its own answer to «что делать». */
const answers = {
  not_activated: () => null,
  returned: Returned,
  active: Active,
  suspended: Suspended,
  terminated: Terminated,
  expired: Expired,
} as const satisfies Record<CertificateStatus, (props: Card) => ReactNode>;

/** What the status means for the family and what it can do. */
export function CardStatus(props: Card) {
  const Answer = answers[props.card.status];
  return <Answer {...props} />;
}

function Active({ card, navigatorUrl }: Card) {
  return (
    <Panel title="Запишитесь в кружок или секцию" tone="highlight">
      <p className="max-w-measure">
        Сертификат действует. Скопируйте номер, откройте Навигатор, выберите программу и укажите номер при
        записи.
      </p>
      <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap print:hidden">
        <CopyNumber number={card.number} />
        {navigatorUrl !== null && (
          <ButtonLink href={navigatorUrl} rel="noreferrer" wide>
            Открыть Навигатор
          </ButtonLink>
        )}
        <ButtonLink href={`/cabinet/certificates/${card.id}/sheet`} variant="secondary" wide>
          Скачать сертификат (PDF)
        </ButtonLink>
      </div>
    </Panel>
  );
}

function Returned({ card, mayEdit, changedOn }: Card) {
  const title = `Специалист вернул запись на исправление${dated(changedOn)}`;
  return <CardReturned card={card} mayEdit={mayEdit} title={title} />;
}

function Suspended({ card, changedOn }: Card) {
  return (
    <Notice tone="warning" title={`Сертификат приостановлен${dated(changedOn)}`}>
      {reasonsOf(card) && <p>{reasonsOf(card)}</p>}
      {card.change?.comment && <p>{card.change.comment}</p>}
      <p>
        Пока записаться по нему нельзя; номер остаётся прежним. Как его восстановить, скажут в учреждении из{' '}
        <TextLink href={`/cabinet/certificates/${card.id}/institutions`}>списка</TextLink>.
      </p>
    </Notice>
  );
}

/** Why it was done, as it was chosen from the list. */
function reasonsOf({ change }: CertificateCard): string | null {
  const titles = (change?.reasons ?? []).flatMap((key) => statusReasonTitle(key) ?? []);
  return titles.length > 0 ? `Причина: ${titles.join('; ')}.` : null;
}

/** Why it has ended, in a sentence for the family. */
const reasons = {
  moved_away: 'Причина: ребёнок переехал.',
  own_request: 'Об этом попросил тот, кто подавал заявку.',
  consent_withdrawn: 'Причина: отозвано согласие на обработку персональных данных.',
  mistake_or_duplicate: 'Причина: сертификат был выдан по ошибке или повторно.',
  papers_not_brought: 'Причина: документы не принесли в срок.',
  // Nobody who opens this page needs to be told.
  death: null,
} as const satisfies Record<TerminationReason, string | null>;

function Terminated({ card, mayEdit, changedOn }: Card) {
  const { nextCertificateId: next, terminationReason } = card;
  const reason = terminationReason && reasons[terminationReason];
  const mayApply = next === null && card.stillOfAge && terminationReason !== 'death';
  return (
    <>
      <Notice tone="info" title={`Сертификат прекращён${dated(changedOn)}`}>
        {reason !== null && <p>{reason}</p>}
        <p>
          Он больше не действует.
          {next !== null && ' Вместо него получен новый.'}
          {mayApply && ' Можно подать новую заявку: номер будет другим.'}
        </p>
      </Notice>
      {next !== null && (
        <ButtonLink href={`/cabinet/certificates/${next}`} wide>
          Открыть новый сертификат
        </ButtonLink>
      )}
      {mayApply && mayEdit && (
        <ButtonLink href={`/cabinet/children/${card.childId}/apply`} variant="secondary" wide>
          Подать новую заявку
        </ButtonLink>
      )}
    </>
  );
}

function Expired({ card }: Card) {
  return (
    <Notice tone="info" title={`Срок действия сертификата истёк ${formatDate(card.validUntil)}`}>
      <p>
        В этот день {card.own ? 'Вам' : 'ребёнку'} исполнилось 18 лет. Продлевать сертификат не нужно, новый
        не выдаётся.
      </p>
    </Notice>
  );
}

function dated(day: string | null): string {
  return day === null ? '' : ` ${day}`;
}
