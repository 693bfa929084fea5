import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { RightList } from '@/components/admin/right-list';
import { MoreLink } from '@/components/counter/more-link';
import { PupilTable } from '@/components/counter/pupil-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FactList } from '@/components/ui/fact-list';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { getOwnInstitution, listPupils } from '@/lib/overview/issuer';
import { pageCursor } from '../_page-cursor';

export const metadata: Metadata = { title: 'Логины' };

const path = '/counter/logins';

export default async function LoginsPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(path, ['login_issuer']);
  const after = await pageCursor(searchParams, 'after');
  const [institution, pupils] = await Promise.all([getOwnInstitution(actor), listPupils(actor, after)]);
  const { address, room, phone, hours } = institution;
  return (
    <>
      <PageTitle title="Логины" caption={institution.shortName} />
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
      <Panel title="Ученики и воспитанники">
        {pupils.rows.length > 0 ? (
          <PupilTable pupils={pupils.rows} />
        ) : (
          <EmptyState title="В реестре нет детей Вашего учреждения" />
        )}
        <MoreLink next={pupils.next && `${path}?after=${pupils.next}`} start={after && path} />
      </Panel>
    </>
  );
}
