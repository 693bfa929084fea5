import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { pageCursor } from '@/app/counter/_page-cursor';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkList } from '@/components/ui/link-list';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { formatMinute } from '@/lib/domain/dates';
import { environment } from '@/lib/platform/environment';
import { listMerges } from '@/lib/proposals/merges';

export const metadata: Metadata = { title: 'Объединение записей' };

const path = '/admin/region/merges';

/** Pairs decided to be one child that are two records still, and what has been merged. */
export default async function MergesPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(path, ['regional_admin']);
  const after = await pageCursor(searchParams, 'after');
  const { open, merged, next } = await listMerges(actor, after);
  const timeZone = environment().TIME_ZONE;
  return (
    <>
      <BackLink href="/admin/region">Обзор</BackLink>
      <PageTitle title="Объединение записей" lead="Две записи, о которых решено, что это один ребёнок." />
      <Panel title="Ещё не объединены">
        {open.length > 0 ? (
          <LinkList
            items={open.map(({ id, decidedAt, proposalId }) => ({
              href: proposalId === null ? `/admin/region/duplicates/${id}` : `/admin/proposals/${proposalId}`,
              label: decidedAt === null ? 'Пара записей' : `Решено ${formatMinute(decidedAt, timeZone)}`,
              hint: proposalId === null ? 'Сравнить и предложить объединение' : 'Объединение уже предложено',
            }))}
          />
        ) : (
          <EmptyState title="Объединять нечего" />
        )}
      </Panel>
      {merged.length > 0 && (
        <Panel title="Объединены">
          <LinkList
            items={merged.map(({ id, at, by }) => ({
              href: `${path}/${id}`,
              label: `Объединено ${formatMinute(at, timeZone)}`,
              hint: by,
            }))}
          />
          <Pagination next={next && `${path}?after=${next}`} start={after && path} />
        </Panel>
      )}
    </>
  );
}
