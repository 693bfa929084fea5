import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { pageCursor } from '@/app/counter/_page-cursor';
import { ProposalTable } from '@/components/proposals/proposal-table';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { homePages } from '@/lib/access/actor';
import { deskRoles } from '@/lib/access/municipality';
import { environment } from '@/lib/platform/environment';
import { listProposals } from '@/lib/proposals/queries';

export const metadata: Metadata = { title: 'Предложенные действия' };

const path = '/admin/proposals';

/** What waits for a second person, and what became of the rest. */
export default async function ProposalsPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(path, deskRoles);
  const after = await pageCursor(searchParams, 'after');
  const { waiting, others, next } = await listProposals(actor, after);
  const timeZone = environment().TIME_ZONE;
  return (
    <>
      <BackLink href={homePages[actor.role]}>Обзор</BackLink>
      <PageTitle
        title="Предложенные действия"
        lead="Что нельзя отменить и что касается многих записей, предлагает один человек, а подтверждает другой."
      />
      <Panel title="Ждут Вашего решения">
        {waiting.length > 0 ? (
          <ProposalTable caption="Ждут Вашего решения" rows={waiting} timeZone={timeZone} />
        ) : (
          <EmptyState title="Решать сейчас нечего" />
        )}
      </Panel>
      {others.length > 0 && (
        <Panel title="Остальные">
          <ProposalTable caption="Остальные действия" rows={others} timeZone={timeZone} />
          <Pagination next={next && `${path}?after=${next}`} start={after && path} />
        </Panel>
      )}
    </>
  );
}
