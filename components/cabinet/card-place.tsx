import { InstitutionFacts } from '@/components/cabinet/institution-facts';
import { VisitOffer } from '@/components/visits/visit-offer';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { VisitOffer as Offer } from '@/lib/bookings/visit-page';
import type { CertificateCard, WaitingCard } from '@/lib/certificates/card';

type CardPlaceProps = { card: CertificateCard; waiting: WaitingCard; visit: Offer };

/** Where the papers are brought: the institution the family chose, or the way to choose one. */
export function CardPlace({ card, waiting, visit }: CardPlaceProps) {
  const { chosen, chosenButClosed, accepting, today } = waiting;
  const place = chosen ?? onlyOne(accepting);
  return (
    <>
      {place ? (
        <div className="rounded-md border border-line p-4 print:border-0 print:p-0">
          {chosen && <p className="text-sm text-ink-soft">Вы выбрали</p>}
          <p className="font-semibold">{place.shortName}</p>
          <InstitutionFacts institution={place} today={today} />
        </div>
      ) : (
        <p className="max-w-measure">
          Осуществить активацию сертификата Вы можете на основании заявления в одном из предложенных
          учреждений Вашего муниципалитета. Выберите, куда Вам удобно прийти.
        </p>
      )}
      {chosenButClosed !== null && (
        <Notice tone="warning" title={`${chosenButClosed} сегодня не принимает документы`}>
          <p>Выберите другое учреждение из списка.</p>
        </Notice>
      )}
      <VisitOffer certificateId={card.id} offer={visit} />
      <ButtonLink href={`/cabinet/certificates/${card.id}/institutions`} variant="secondary" wide>
        Список учреждений
      </ButtonLink>
    </>
  );
}

/** Where there is nothing to choose from, it need not be chosen. */
function onlyOne(accepting: WaitingCard['accepting']): WaitingCard['chosen'] {
  const [first, ...others] = accepting;
  return first && others.length === 0 ? first : null;
}
