import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import type { CertificateCard } from '@/lib/certificates/card';
import { formatDate } from '@/lib/domain/dates';
import { formatMoney } from '@/lib/domain/money';

/** The lines of the card. `createdAt` on the clock of the region. */
export function CardFacts({ card, createdAt }: { card: CertificateCard; createdAt: string }) {
  const amount =
    card.yearlyAmount === null ? [] : [{ term: 'Номинал на год', value: formatMoney(card.yearlyAmount) }];
  const validity =
    card.status === 'terminated'
      ? []
      : [{ term: 'Действует до', value: `${formatDate(card.validUntil)} (18 лет)` }];
  return (
    <Panel title="О сертификате">
      <FactList
        items={[
          { term: 'Муниципалитет', value: card.municipality.shortName },
          { term: 'Документ', value: card.document },
          { term: 'Группа сертификата', value: card.group },
          ...amount,
          { term: 'Дата создания', value: createdAt },
          ...validity,
        ]}
      />
    </Panel>
  );
}
