import { RightList } from '@/components/admin/right-list';
import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import type { OwnInstitution as Institution } from '@/lib/overview/own-institution';

/** What the portal knows of the institution; the families read the same in the list of institutions. */
export function OwnInstitution({ institution }: { institution: Institution }) {
  const { address, room, phone, hours } = institution;
  return (
    <div className="print:hidden">
      <Panel title="Ваше учреждение">
        <FactList
          items={[
            { term: 'Полное название', value: institution.name },
            { term: 'Муниципалитет', value: institution.municipality },
            { term: 'Адрес', value: [address, room].filter(Boolean).join(', ') },
            ...(phone ? [{ term: 'Телефон', value: phone }] : []),
            ...(hours ? [{ term: 'Часы приёма', value: hours }] : []),
            { term: 'Полномочия', value: <RightList rights={institution.rights} /> },
          ]}
        />
      </Panel>
    </div>
  );
}
