import type { Metadata } from 'next';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { DecisionForms } from '@/components/proposals/decision-forms';
import { ItemTable } from '@/components/proposals/item-table';
import { ProposalFacts } from '@/components/proposals/proposal-facts';
import { RunProgress } from '@/components/proposals/run-progress';
import { WholePanel } from '@/components/proposals/whole-panel';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { Tabs } from '@/components/ui/tabs';
import { deskRoles } from '@/lib/access/municipality';
import { proposalLeftReasons } from '@/lib/domain/proposals';
import { environment } from '@/lib/platform/environment';
import { itemStates, listProposalItems, type ItemState } from '@/lib/proposals/proposal-items';
import { getProposal } from '@/lib/proposals/queries';

export const metadata: Metadata = { title: 'Действие с записями' };

const stateTitles = {
  waiting: 'Изменятся',
  done: 'Выполнено',
  left: 'Не выполнено',
  excluded: 'Не войдут',
} as const satisfies Record<ItemState, string>;

type Props = { params: Promise<{ proposalId: string }>; searchParams: PageQuery };

/** One deed from its preview to its result, always at the same address. */
export default async function ProposalPage({ params, searchParams }: Props) {
  const here = `/admin/proposals/${pageId((await params).proposalId)}`;
  const actor = await pageActor(here, deskRoles);
  const query = await searchParams;
  const form = await pageForm(here, actor.accountId, searchParams);
  const proposal = await orNotFound(getProposal(actor, (await params).proposalId));
  const shown = itemStates.filter((state) => proposal.left[state] > 0);
  const current = shown.find((state) => state === query.list) ?? shown[0];
  const after = typeof query.after === 'string' && /^\d{1,6}$/.test(query.after) ? Number(query.after) : 0;
  const items = current && (await listProposalItems(actor, proposal.id, current, after));
  const timeZone = environment().TIME_ZONE;
  const place = `${here}?list=${current ?? ''}`;
  const reasons = current === 'excluded' || current === 'left' ? proposal.why[current] : [];
  return (
    <>
      <BackLink href="/admin/proposals">Предложенные действия</BackLink>
      <PageTitle title="Действие с записями" />
      {proposal.state === 'confirmed' && (
        <RunProgress source={`${here}/progress`} here={here} atFirst={proposal.progress} />
      )}
      {proposal.failure !== null && (
        <Notice tone="error" title="Действие не закончено">
          <p>{proposal.failure}</p>
        </Notice>
      )}
      <Panel>
        <ProposalFacts proposal={proposal} timeZone={timeZone} />
      </Panel>
      <WholePanel proposal={proposal} regional={actor.role === 'regional_admin'} timeZone={timeZone} />
      {items && (
        <Panel title="Записи">
          <Tabs
            label="Записи по результату"
            items={shown.map((state) => ({
              href: `${here}?list=${state}`,
              label: stateTitles[state],
              count: proposal.left[state],
              current: state === current,
            }))}
          />
          {reasons.length > 0 && (
            <ul>
              {reasons.map(({ reason, count }) => (
                <li key={reason}>
                  {proposalLeftReasons[reason]}: {count}
                </li>
              ))}
            </ul>
          )}
          <ItemTable caption="Записи" rows={items.rows} withReasons={reasons.length > 0} />
          <Pagination
            next={items.next === null ? null : `${place}&after=${items.next}`}
            start={after > 0 ? place : null}
          />
        </Panel>
      )}
      <DecisionForms proposal={proposal} here={here} form={form} />
    </>
  );
}
