import { Panel } from '@/components/ui/panel';
import type { CertificateCard, WaitingCard } from '@/lib/certificates/card';

type CardPapersProps = { card: CertificateCard; papers: WaitingCard['papers'] };

/** The very list the specialist will tick. */
export function CardPapers({ card, papers }: CardPapersProps) {
  const namesApplicant = papers.some(({ key }) => key === 'applicant_document');
  return (
    <Panel title="Что взять с собой">
      <ul className="list-disc space-y-1 pl-6">
        {papers.map(({ key, title, needed }) => (
          <li key={key}>
            {title}
            {needed === 'if_any' && ', если есть'}
          </li>
        ))}
      </ul>
      {card.mine && namesApplicant && <p>Заявитель — это Вы.</p>}
      <p className="max-w-measure text-ink-soft">
        {card.municipality.acceptsCopies
          ? 'Подойдут оригиналы или копии документов.'
          : 'Нужны оригиналы документов.'}{' '}
        Нет принтера? Назовите номер сертификата, и заявление с согласием распечатают в учреждении.
      </p>
    </Panel>
  );
}
