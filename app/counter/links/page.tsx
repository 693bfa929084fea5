import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { LinkRequestList } from '@/components/links/link-request-table';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { listLinkRequests } from '@/lib/families/link-request-queries';
import { environment } from '@/lib/platform/environment';
import { pageCursor } from '../_page-cursor';
import { countLists, QueueTabs } from '../_queue-tabs';

const path = '/counter/links';
const title = 'Просьбы о связи';

export const metadata: Metadata = { title };

export default async function LinksPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(path, ['operator']);
  const after = await pageCursor(searchParams, 'after');
  const [{ rows, next }, counts, { done, mail }] = await Promise.all([
    listLinkRequests(actor, after),
    countLists(actor),
    searchParams,
  ]);
  return (
    <>
      <BackLink href="/counter">К приёму</BackLink>
      {done === 'granted' && <Decided title="Связь подтверждена" mailed={mail !== 'none'} />}
      {done === 'declined' && <Decided title="Отказ записан" mailed={mail !== 'none'} />}
      <PageTitle
        title={title}
        lead="Второй родитель просит показать ему ребёнка, у которого сертификат уже есть. Решайте по оригиналам."
      />
      <QueueTabs counts={counts} current="links" />
      <Panel
        title="Ждут решения"
        aside={
          rows.length > 0 && (
            <TextLink href="/counter/print?list=links" standalone>
              Список для печати
            </TextLink>
          )
        }
      >
        {rows.length > 0 ? (
          <LinkRequestList rows={rows} timeZone={environment().TIME_ZONE} />
        ) : (
          <EmptyState title="Никто не ждёт решения">
            <p>Когда родитель попросит о связи с ребёнком, просьба появится здесь.</p>
          </EmptyState>
        )}
        <Pagination next={next && `${path}?after=${next}`} start={after && path} />
      </Panel>
    </>
  );
}

function Decided({ title, mailed }: { title: string; mailed: boolean }) {
  if (mailed) return <Notice tone="success" title={`${title}, семье отправлено письмо`} />;
  return (
    <Notice tone="success" title={title}>
      <p>У заявителя нет подтверждённой почты: скажите ему о решении лично. В его кабинете оно тоже видно.</p>
    </Notice>
  );
}
