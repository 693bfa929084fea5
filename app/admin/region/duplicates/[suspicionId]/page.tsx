import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { ComparisonTable } from '@/components/counter/comparison-table';
import { DecisionForm } from '@/components/counter/decision-form';
import { MergeForm } from '@/components/proposals/merge-form';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { formatMinute } from '@/lib/domain/dates';
import { suspicionDecisions } from '@/lib/domain/suspicions';
import { openSuspicion } from '@/lib/duplicates/queries';
import { environment } from '@/lib/platform/environment';

const title = 'Возможный дубликат';

type Props = { params: Promise<{ suspicionId: string }>; searchParams: PageQuery };

async function pathOf(params: Props['params']): Promise<string> {
  return `/admin/region/duplicates/${pageId((await params).suspicionId)}`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, await pathOf(params), searchParams);
}

export default async function DuplicatePage({ params, searchParams }: Props) {
  const path = await pathOf(params);
  const actor = await pageActor(path, ['regional_admin']);
  const form = await pageForm(path, actor.accountId, searchParams);
  const suspicion = await orNotFound(openSuspicion(actor, (await params).suspicionId));
  const { decided } = suspicion;
  const timeZone = environment().TIME_ZONE;
  return (
    <>
      <Breadcrumbs trail={[{ href: '/admin/region', label: 'Обзор' }]} current={title} />
      <PageTitle title={title} lead={`Совпадает: ${suspicion.alike.join(', ')}.`} />
      <Panel title="Две записи рядом">
        <ComparisonTable lines={suspicion.comparison} first="Первая запись" second="Вторая запись" />
      </Panel>
      {decided ? (
        <Notice
          tone="info"
          title={`Решение записано: ${suspicionDecisions[decided.decision].title.toLowerCase()}`}
        >
          <p>
            {formatMinute(decided.at, timeZone)}, {decided.by}
          </p>
          {decided.comment && <p>{decided.comment}</p>}
        </Notice>
      ) : (
        <Panel tone="highlight">
          <DecisionForm action={`${path}/save`} form={form} />
        </Panel>
      )}
      {decided?.decision === 'same_child' && suspicion.mergeId === null && (
        <Panel title="Объединить записи">
          <MergeForm action={`${path}/merge/save`} form={form} {...suspicion.childIds} />
        </Panel>
      )}
      {suspicion.mergeId !== null && (
        <TextLink href={`/admin/region/merges/${suspicion.mergeId}`} standalone>
          Записи объединены: посмотреть обе истории
        </TextLink>
      )}
    </>
  );
}
