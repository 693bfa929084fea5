import type { Metadata } from 'next';
import { pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import { CertificateCounts, WorkCounts } from '@/components/admin/counts';
import { GroupTable } from '@/components/admin/group-table';
import { deskSections } from '@/components/admin/desk-sections';
import { InstitutionTable } from '@/components/admin/institution-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkList } from '@/components/ui/link-list';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { Prose } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import { getMunicipalOverview } from '@/lib/overview/municipality';

export const metadata: Metadata = { title: 'Обзор муниципалитета' };

export default async function MunicipalityPage({ params }: DeskParams) {
  const { actor, municipality, desk } = await pageDesk(params);
  const overview = await getMunicipalOverview(actor, municipality);
  return (
    <>
      <PageTitle title="Обзор" caption={municipality.fullName} />
      {deskSections.length > 0 && (
        <LinkList items={deskSections.map(({ under, label }) => ({ href: `${desk}${under}`, label }))} />
      )}
      <Panel title="Сертификаты">
        <CertificateCounts counts={overview.counts} />
      </Panel>
      <Panel title="В работе">
        <WorkCounts counts={overview.counts} />
      </Panel>
      <Panel title="Группы сертификатов">
        {overview.groups.length > 0 ? (
          <GroupTable groups={overview.groups} />
        ) : (
          <EmptyState title="Групп ещё нет">
            <p>
              Без группы семья не сможет получить сертификат.{' '}
              <TextLink href={`${desk}/groups/new`}>Добавьте первую группу</TextLink>.
            </p>
          </EmptyState>
        )}
      </Panel>
      <Panel title="Учреждения">
        {overview.institutions.length > 0 ? (
          <InstitutionTable institutions={overview.institutions} />
        ) : (
          <EmptyState title="Учреждений ещё нет">
            <p>
              Без учреждения некому активировать сертификаты.{' '}
              <TextLink href={`${desk}/institutions/new`}>Добавьте первое учреждение</TextLink>.
            </p>
          </EmptyState>
        )}
      </Panel>
      <Panel title="Объявления">
        {overview.notices.length === 0 && <p>Сегодня объявлений нет.</p>}
        {overview.notices.map(({ id, title, body }) => (
          <Prose key={id}>
            <h3>{title}</h3>
            <p>{body}</p>
          </Prose>
        ))}
      </Panel>
      <LinkList
        items={[
          { href: '/admin/certificates', label: 'Сертификат по номеру' },
          { href: '/admin/audit', label: 'Журнал действий' },
        ]}
      />
    </>
  );
}
