import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { MunicipalityTable } from '@/components/regions/municipality-table';
import { BackLink } from '@/components/ui/back-link';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { listMunicipalities } from '@/lib/regions/queries';

export const metadata: Metadata = { title: 'Муниципалитеты' };

const path = '/admin/region/municipalities';

export default async function MunicipalitiesPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(path, ['regional_admin']);
  const rows = await listMunicipalities(actor);
  return (
    <>
      <BackLink href="/admin/region">Обзор</BackLink>
      {(await searchParams).done === 'added' && <Notice tone="success" title="Муниципалитет добавлен" />}
      <PageTitle title="Муниципалитеты" lead="Коды, названия, число детей и администраторы." />
      <div>
        <ButtonLink href={`${path}/new`}>Добавить муниципалитет</ButtonLink>
      </div>
      <Panel title="Список">
        {rows.length > 0 ? (
          <MunicipalityTable rows={rows} />
        ) : (
          <EmptyState title="Муниципалитетов ещё нет">
            <p>Добавьте первый: без муниципалитета семьи не смогут получить сертификат.</p>
          </EmptyState>
        )}
      </Panel>
    </>
  );
}
