import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { PeriodForm } from '@/components/personal-data/period-form';
import { RetentionForm } from '@/components/personal-data/retention-form';
import { RetentionRuns } from '@/components/personal-data/retention-runs';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { countDestructions, readPeriod } from '@/lib/personal-data/retention/destruction-act';
import { getRetention } from '@/lib/personal-data/retention/queries';
import { seenTerms } from '@/lib/personal-data/retention/set-terms';
import { environment } from '@/lib/platform/environment';

const path = '/admin/region/retention';
const title = 'Сроки хранения данных';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, path, searchParams);
}

export default async function RetentionPage({ searchParams }: Props) {
  const actor = await pageActor(path, ['regional_admin']);
  const [form, retention, query] = await Promise.all([
    pageForm(path, actor.accountId, searchParams),
    getRetention(actor),
    searchParams,
  ]);
  const period = readPeriod(query);
  const found = period && { ...period, count: await countDestructions(actor, period) };
  return (
    <>
      {query.done === 'saved' && <Notice tone="success" title="Сроки сохранены" />}
      <BackLink href="/admin/region">Обзор</BackLink>
      <PageTitle
        title={title}
        lead="Каждую ночь портал уничтожает данные, срок которых истёк. Журнал действий остаётся целым: самих данных в нём нет."
      />
      <Panel title="Что и сколько хранится">
        <RetentionForm form={form} rules={retention.rules} seen={seenTerms(retention.terms)} />
      </Panel>
      <Panel title="Акт об уничтожении">
        <p>
          Выберите дни: портал составит акт для каждого оператора персональных данных и выгрузку из журнала к
          нему.
        </p>
        <PeriodForm form={form} found={found} />
      </Panel>
      <Panel title="Последние запуски">
        {retention.runs.length > 0 ? (
          <>
            {retention.runs[0] && retention.runs[0].failed > 0 && (
              <Notice tone="warning" title="При последнем запуске уничтожено не всё">
                <p>Портал попробует снова. Если повторится, передайте в поддержку день и время запуска.</p>
              </Notice>
            )}
            <RetentionRuns runs={retention.runs} timeZone={environment().TIME_ZONE} />
          </>
        ) : (
          <EmptyState title="Запусков ещё не было">
            <p>Первый будет этой ночью.</p>
          </EmptyState>
        )}
      </Panel>
    </>
  );
}
