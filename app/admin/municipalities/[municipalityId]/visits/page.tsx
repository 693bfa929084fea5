import type { Metadata } from 'next';
import { pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import type { PageQuery } from '@/app/_server/page-form';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Table } from '@/components/ui/table';
import { wordsOf } from '@/components/visits/setting-history';
import { listBookingPlaces } from '@/lib/bookings/municipal-list';
import { pageCursor } from '@/app/counter/_page-cursor';

const title = 'Запись на время';

export const metadata: Metadata = { title };

type Props = DeskParams & { searchParams: PageQuery };

export default async function MunicipalVisitsPage({ params, searchParams }: Props) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/visits');
  const after = await pageCursor(searchParams, 'after');
  const { rows, next } = await listBookingPlaces(actor, municipality.id, after);
  return (
    <>
      <BackLink href={desk}>Обзор</BackLink>
      <PageTitle
        title={title}
        caption={municipality.fullName}
        lead="Где семьи записываются на приём заранее. Включить запись может и само учреждение."
      />
      {rows.length > 0 ? (
        <Table
          caption="Учреждения, которые принимают документы"
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `${here}/${id}`}
          columns={[
            { key: 'name', header: 'Учреждение', cell: ({ shortName }) => shortName },
            {
              key: 'rules',
              header: 'Запись сегодня',
              cell: ({ current }) => (current ? wordsOf(current) : 'без записи'),
            },
            { key: 'expected', header: 'Записано', align: 'end', cell: ({ expected }) => expected },
          ]}
        />
      ) : (
        <EmptyState title="Документы пока никто не принимает">
          <p>Запись появится, когда у учреждения будет право принимать заявления.</p>
        </EmptyState>
      )}
      <Pagination next={next && `${here}?after=${next}`} start={after && here} />
    </>
  );
}
