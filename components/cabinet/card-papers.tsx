import { Panel } from '@/components/ui/panel';
import type { WaitingCard } from '@/lib/certificates/card';

type CardPapersProps = {
  papers: WaitingCard['papers'];
  /** Whether the municipality takes copies. */
  acceptsCopies: boolean;
};

/** The very list the specialist will tick. */
export function CardPapers({ papers, acceptsCopies }: CardPapersProps) {
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
      <p className="max-w-measure text-ink-soft">
        {acceptsCopies ? 'Подойдут оригиналы или копии документов.' : 'Нужны оригиналы документов.'} Нет
        принтера? Назовите номер сертификата, и заявление с согласием распечатают в учреждении.
      </p>
    </Panel>
  );
}
