import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageCursor } from '@/app/counter/_page-cursor';
import { FailedLetters } from '@/components/health/failed-letters';
import { HealthFacts } from '@/components/health/health-facts';
import { LifeDays } from '@/components/health/life-days';
import { QueueTable } from '@/components/health/queue-table';
import { ErrorSummary } from '@/components/forms/error-summary';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { formatMinute } from '@/lib/domain/dates';
import { hasErrors } from '@/lib/domain/form-state';
import { counted } from '@/lib/domain/plural';
import { listFailedLetters } from '@/lib/health/failed-letters';
import { getHealth } from '@/lib/health/get-health';
import { now } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';

export const metadata: Metadata = { title: 'Состояние системы' };

const path = '/admin/region/health';

export default async function HealthPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(path, ['regional_admin']);
  const after = await pageCursor(searchParams, 'after');
  const [health, letters, form, query] = await Promise.all([
    getHealth(actor),
    listFailedLetters(actor, after),
    pageForm(path, actor.accountId, searchParams),
    searchParams,
  ]);
  const timeZone = environment().TIME_ZONE;
  return (
    <>
      <BackLink href="/admin/region">Обзор</BackLink>
      {query.done === 'queued' && <Notice tone="success" title="Письмо снова стоит в очереди" />}
      {hasErrors(form) && <ErrorSummary form={form} />}
      <PageTitle
        title="Состояние системы"
        lead={`На ${formatMinute(now(), timeZone)}. Обновите страницу, чтобы увидеть, что изменилось.`}
      />
      <Panel title="Хранение и база данных">
        <HealthFacts health={health} timeZone={timeZone} />
      </Panel>
      <Panel title="Ежедневные задания">
        <LifeDays {...health.life} timeZone={timeZone} />
      </Panel>
      <Panel title="Очереди">
        <QueueTable queues={health.queues} timeZone={timeZone} />
      </Panel>
      <Panel title="Письма, которые не дошли">
        {health.delayed > 0 && (
          <p>
            Отправляются повторно сами: {counted(health.delayed, 'письмо', 'письма', 'писем')}. Почтовый
            сервер пока их не принял.
          </p>
        )}
        <FailedLetters letters={letters.rows} timeZone={timeZone} />
        <Pagination next={letters.next && `${path}?after=${letters.next}`} start={after && path} />
      </Panel>
    </>
  );
}
