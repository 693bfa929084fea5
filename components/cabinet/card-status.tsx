import type { ReactNode } from 'react';
import { CopyNumber } from '@/components/cabinet/copy-number';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import type { CertificateCard } from '@/lib/certificates/card';
import type { CertificateStatus } from '@/lib/domain/certificate-status';

type Card = {
  card: CertificateCard;
  /** False for a child under 14, who only looks. */
  mayEdit: boolean;
};

/* Every status has its own answer to «что делать». */
const answers = {
  not_activated: () => null,
  returned: Returned,
  active: Active,
  suspended: () => (
    <Notice tone="warning" title="Сертификат приостановлен">
      <p>
        Записаться по нему сейчас нельзя. Причину и порядок восстановления сообщат в учреждении из{' '}
        <TextLink href="/institutions">списка</TextLink>.
      </p>
    </Notice>
  ),
  terminated: Terminated,
  expired: () => (
    <Notice tone="info" title="Срок действия сертификата истёк">
      <p>Сертификат действует до 18 лет, продлевать его не нужно.</p>
    </Notice>
  ),
} as const satisfies Record<CertificateStatus, (props: Card) => ReactNode>;

/** What the status means for the family and what it can do. */
export function CardStatus({ card, mayEdit }: Card) {
  const Answer = answers[card.status];
  return <Answer card={card} mayEdit={mayEdit} />;
}

function Active({ card }: Card) {
  return (
    <Panel title="Запишитесь в кружок или секцию" tone="highlight">
      <p className="max-w-measure">
        Сертификат действует. Скопируйте номер, откройте Навигатор, выберите программу и укажите номер при
        записи.
      </p>
      <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        {card.navigatorUrl && (
          <ButtonLink href={card.navigatorUrl} rel="noreferrer" wide>
            Открыть Навигатор
          </ButtonLink>
        )}
        <CopyNumber number={card.number} />
      </div>
    </Panel>
  );
}

function Returned({ card, mayEdit }: Card) {
  return (
    <Notice tone="warning" title="Специалист вернул запись на исправление">
      {card.returnedBecause && <p>{card.returnedBecause}</p>}
      {mayEdit ? (
        <p>
          Исправьте{' '}
          <TextLink href={`/cabinet/children/${card.childId}`}>сведения и документы ребёнка</TextLink> или{' '}
          <TextLink href="/cabinet/me">сведения о себе</TextLink>, затем вернитесь сюда и нажмите «Обновить
          заявление».
        </p>
      ) : (
        <p>Исправить сведения может родитель (законный представитель).</p>
      )}
    </Notice>
  );
}

function Terminated({ card, mayEdit }: Card) {
  const next = card.nextCertificateId;
  return (
    <>
      <Notice tone="info" title="Сертификат прекращён">
        <p>
          {next === null
            ? 'Он больше не действует. Можно подать новую заявку и получить новый номер.'
            : 'Он больше не действует: вместо него получен новый.'}
        </p>
      </Notice>
      {next !== null && (
        <ButtonLink href={`/cabinet/certificates/${next}`} variant="secondary" wide>
          Открыть новый сертификат
        </ButtonLink>
      )}
      {next === null && mayEdit && (
        <ButtonLink href={`/cabinet/children/${card.childId}/apply`} variant="secondary" wide>
          Подать новую заявку
        </ButtonLink>
      )}
    </>
  );
}
