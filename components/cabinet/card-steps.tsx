import type { ReactNode } from 'react';
import { CardDeadline } from '@/components/cabinet/card-deadline';
import { CardPaper } from '@/components/cabinet/card-paper';
import { CardPlace } from '@/components/cabinet/card-place';
import { ButtonLink } from '@/components/ui/button';
import { Diamond } from '@/components/ui/diamond';
import { Panel } from '@/components/ui/panel';
import type { VisitOffer } from '@/lib/bookings/visit-page';
import type { CertificateCard, WaitingCard } from '@/lib/certificates/card';
import type { FormState } from '@/lib/domain/form-state';
import { linesToBring, originalsOrCopies } from '@/lib/domain/papers-to-bring';

type CardStepsProps = {
  form: FormState;
  card: CertificateCard;
  waiting: WaitingCard;
  visit: VisitOffer;
  /** When the papers were made, on the clock of the region: «20.06.2019 10:11»; null when there are none. */
  paperMadeAt: string | null;
};

/** How the certificate becomes active, in three steps: sign, take along, bring. And until when. */
export function CardSteps({ form, card, waiting, visit, paperMadeAt }: CardStepsProps) {
  const returned = mendsFirst(card);
  const titles = titlesFor(card);
  return (
    <Panel title={returned ? 'Что дальше, когда исправите' : 'Что дальше'} tone="highlight">
      {!returned && <CardDeadline card={card} waiting={waiting} />}
      <ol className="flow pt-1 print:flow-tight">
        <Step position={1} title={titles.sign}>
          <CardPaper form={form} card={card} paperMadeAt={paperMadeAt} />
        </Step>
        <Step position={2} title={titles.take}>
          <ul className="list-disc space-y-1 pl-5">
            {linesToBring(waiting.papers).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="text-ink-soft">{originalsOrCopies(card.municipality.acceptsCopies)}</p>
        </Step>
        <Step position={3} title={titles.come}>
          <CardPlace card={card} waiting={waiting} visit={visit} />
        </Step>
      </ol>
      <div className="border-t border-line print:hidden" />
      <p className="max-w-measure print:hidden">
        Специалист сверит документы и активирует сертификат. После этого по номеру можно записываться в кружки
        и секции.
      </p>
      {!returned && <TakeAlong card={card} deadline={waiting.deadline} />}
    </Panel>
  );
}

/** The one who applied is told what to do; others of the family read what it takes. */
function titlesFor(card: CertificateCard): Record<'sign' | 'take' | 'come', string> {
  if (!card.mine) return { sign: 'Заявление и согласие', take: 'Что взять с собой', come: 'Куда прийти' };
  return {
    sign: mendsFirst(card) ? 'Обновите заявление' : 'Подпишите заявление и согласие',
    take: 'Возьмите с собой',
    come: 'Придите в учреждение',
  };
}

/** Returned, and not only for something that was not brought. */
function mendsFirst({ status, change }: CertificateCard): boolean {
  return status === 'returned' && change?.deskOnly !== true;
}

/** A step is what the family does; in which order is theirs to choose, so none of them is «сейчас». */
function Step({ position, title, children }: { position: number; title: string; children: ReactNode }) {
  return (
    <li className="print:break-inside-avoid">
      <div className="flex items-center gap-3">
        <Diamond size="medium" look="border-2 border-honey bg-honey" ink="text-brand">
          {position}
        </Diamond>
        <h3 className="min-w-0 text-lg font-semibold">{title}</h3>
      </div>
      <div className="flow-tight mt-2 sm:pl-12 print:pl-12">{children}</div>
    </li>
  );
}

function TakeAlong({ card, deadline }: { card: CertificateCard } & Pick<WaitingCard, 'deadline'>) {
  const here = `/cabinet/certificates/${card.id}`;
  return (
    <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap print:hidden">
      {deadline && deadline.left >= 0 && (
        <ButtonLink href={`${here}/calendar`} variant="secondary" wide>
          Добавить в календарь
        </ButtonLink>
      )}
      <ButtonLink href={`${here}/reminder`} variant="secondary" wide>
        Сохранить памятку
      </ButtonLink>
    </div>
  );
}
