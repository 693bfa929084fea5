import { InstitutionFacts } from '@/components/cabinet/institution-facts';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { WaitingCard } from '@/lib/certificates/card';

/** The institution the family chose. */
export function CardPlace({ waiting: { chosen, chosenButClosed } }: { waiting: WaitingCard }) {
  if (chosen) {
    return (
      <Panel title="Вы выбрали учреждение">
        <p className="font-medium">{chosen.shortName}</p>
        <InstitutionFacts institution={chosen} />
      </Panel>
    );
  }
  if (chosenButClosed === null) return null;
  return (
    <Notice tone="warning" title={`${chosenButClosed} сегодня не принимает документы`}>
      <p>Выберите другое учреждение из списка.</p>
    </Notice>
  );
}
