import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import { CertificateCounts, WorkCounts } from '@/components/admin/counts';
import { GroupTable } from '@/components/admin/group-table';
import { InstitutionTable } from '@/components/admin/institution-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { Prose } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import { getMunicipalOverview } from '@/lib/overview/municipality';

export const metadata: Metadata = { title: 'Обзор муниципалитета' };

export default async function MunicipalityPage() {
  const actor = await pageActor('/admin/municipality', ['municipal_admin']);
  const overview = await getMunicipalOverview(actor);
  return (
    <>
      <PageTitle title="Обзор" caption={overview.fullName} />
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
            <p>Без группы семья не сможет получить сертификат. Напишите в поддержку: адрес внизу страницы.</p>
          </EmptyState>
        )}
      </Panel>
      <Panel title="Учреждения">
        {overview.institutions.length > 0 ? (
          <InstitutionTable institutions={overview.institutions} />
        ) : (
          <EmptyState title="Учреждений ещё нет">
            <p>Без учреждения некому активировать сертификаты. Напишите в поддержку: адрес внизу страницы.</p>
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
      <TextLink href="/admin/certificates" standalone>
        Сертификат по номеру
      </TextLink>
      <TextLink href="/admin/audit" standalone>
        Журнал действий
      </TextLink>
    </>
  );
}
