import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import type { CertificateCard } from '@/lib/certificates/card';
import { formatDate } from '@/lib/domain/dates';
import { formatMoney } from '@/lib/domain/money';

type CardFactsProps = {
  card: CertificateCard;
  /** On the clock of the region, like `activatedAt`. */
  createdAt: string;
  /** Null as long as it never was. */
  activatedAt: string | null;
};

/** The lines of the card. */
export function CardFacts({ card, createdAt, activatedAt }: CardFactsProps) {
  const activated = activatedAt === null ? [] : [{ term: 'Активирован', value: activatedAt }];
  // A certificate that waits, rests or has ended is not valid until any day.
  const validity =
    card.status === 'active'
      ? [{ term: 'Действует до', value: `${formatDate(card.validUntil)} (18\u00a0лет)` }]
      : [];
  return (
    <Panel title="О сертификате">
      <FactList
        items={[
          { term: 'Муниципалитет', value: card.municipality.shortName },
          { term: 'Документ', value: card.document },
          { term: 'Группа сертификата', value: card.group },
          ...amountFacts(card),
          { term: 'Дата создания', value: createdAt },
          ...activated,
          ...validity,
        ]}
      />
    </Panel>
  );
}

/** What the year has brought; before the activation, what it will bring. */
function amountFacts({ fundingYear, yearlyAmount }: CertificateCard) {
  if (fundingYear) {
    return [{ term: `Номинал на ${fundingYear.year} год`, value: formatMoney(fundingYear.amount) }];
  }
  return yearlyAmount === null ? [] : [{ term: 'Номинал на год', value: formatMoney(yearlyAmount) }];
}
