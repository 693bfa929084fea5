import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { ComparisonTable } from '@/components/counter/comparison-table';
import { DecideLinkForm } from '@/components/links/decide-link-form';
import { BackLink } from '@/components/ui/back-link';
import { FactList } from '@/components/ui/fact-list';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { formatMinute } from '@/lib/domain/dates';
import { linkStatuses } from '@/lib/domain/link-requests';
import { openLinkRequest, type OpenLinkRequest } from '@/lib/families/link-request-queries';
import { environment } from '@/lib/platform/environment';

const title = 'Просьба о связи с ребёнком';

type Props = { params: Promise<{ requestId: string }>; searchParams: PageQuery };

async function pathOf(params: Props['params']): Promise<string> {
  return `/counter/links/${pageId((await params).requestId)}`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, await pathOf(params), searchParams);
}

export default async function LinkRequestPage({ params, searchParams }: Props) {
  const path = await pathOf(params);
  const actor = await pageActor(path, ['operator']);
  const form = await pageForm(path, actor.accountId, searchParams);
  const request = await orNotFound(openLinkRequest(actor, (await params).requestId));
  return (
    <>
      <BackLink href="/counter/links">Просьбы о связи</BackLink>
      <PageTitle caption={request.childName} title={title} />
      <Adult request={request} />
      <Panel title="Ребёнок">
        {request.alike.length > 0 && <p>Совпало: {request.alike.join(', ')}.</p>}
        {request.comparison && (
          <ComparisonTable
            lines={request.comparison}
            first="В реестре, с сертификатом"
            second="Внёс тот, кто просит"
            oughtToMatch
          />
        )}
        {request.certificateId && (
          <p>
            <TextLink href={`/counter/certificates/${request.certificateId}`} standalone>
              Запись о сертификате
            </TextLink>
          </p>
        )}
      </Panel>
      {request.status === 'waiting' ? (
        <Panel title="Решение" tone="highlight">
          <DecideLinkForm form={form} action={`${path}/save`} />
        </Panel>
      ) : (
        <Decided request={request} />
      )}
    </>
  );
}

function Adult({ request: { adult, ground } }: { request: OpenLinkRequest }) {
  return (
    <Panel title="Кто просит">
      <FactList
        items={[
          { term: 'Фамилия, имя, отчество', value: <strong>{adult.name}</strong> },
          { term: 'Кем приходится', value: ground },
          { term: 'Дата рождения', value: adult.birthDate ?? 'не указана' },
          { term: 'Документ', value: adult.document ?? 'не указан' },
          { term: 'Адрес', value: adult.address ?? 'не указан' },
          { term: 'Телефон', value: adult.phone ?? 'не указан' },
        ]}
      />
    </Panel>
  );
}

function Decided({ request: { status, decided } }: { request: OpenLinkRequest }) {
  const when = decided ? formatMinute(decided.at, environment().TIME_ZONE) : '';
  return (
    <Notice tone="info" title={linkStatuses[status].title}>
      <p>{[when, decided?.by, decided?.reason].filter(Boolean).join(', ')}</p>
    </Notice>
  );
}
