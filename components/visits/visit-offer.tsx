import { ButtonLink } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import type { VisitOffer as Offer } from '@/lib/bookings/visit-page';

type VisitOfferProps = { certificateId: string; offer: Offer };

/** On the card of the certificate: the time the family has, or the way to one. Nothing where nobody books. */
export function VisitOffer({ certificateId, offer: { booking, placeIds, mayBook } }: VisitOfferProps) {
  const href = `/cabinet/certificates/${certificateId}/visit`;
  if (booking) {
    return (
      <div className="rounded-md border-2 border-success bg-success-soft p-4">
        <p className="font-semibold">Вы записаны {booking.when}</p>
        <p>{booking.institution.shortName}</p>
        <TextLink href={href} standalone>
          Посмотреть или перенести
        </TextLink>
      </div>
    );
  }
  if (placeIds.length === 0 || !mayBook) return null;
  return (
    <>
      <p className="max-w-measure">
        Чтобы не ждать в очереди, запишитесь на время. Можно прийти и без записи.
      </p>
      <ButtonLink href={href} wide>
        Записаться на время
      </ButtonLink>
    </>
  );
}
