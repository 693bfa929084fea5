import type { Metadata } from 'next';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageId } from '@/app/_server/page-id';
import { GroupResult } from '@/components/counter/group-result';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { getGroupRun } from '@/lib/certificates/group/group-run';
import { listStillWaiting } from '@/lib/certificates/group/still-waiting';
import { formatMinute } from '@/lib/domain/dates';
import { environment } from '@/lib/platform/environment';
import { groupsPath } from '../../_addresses';

const title = 'Активация класса или группы';
const refreshSeconds = 3;

export const metadata: Metadata = { title };

type Props = { params: Promise<{ runId: string }> };

/** What came of one press; while the worker is at it the page asks again by itself, with or without scripts. */
export default async function RunPage({ params }: Props) {
  const runId = pageId((await params).runId);
  const actor = await pageActor(`${groupsPath}/runs/${runId}`, ['operator']);
  const run = await orNotFound(getGroupRun(actor, runId));
  const others = run.finished ? await orNotFound(listStillWaiting(actor, runId)) : null;
  return (
    <>
      {!run.finished && <meta httpEquiv="refresh" content={String(refreshSeconds)} />}
      <BackLink href={`${groupsPath}/${run.place.id}`}>К списку детей</BackLink>
      <PageTitle
        title={title}
        caption={`${run.place.name}, ${formatMinute(run.startedAt, environment().TIME_ZONE)}`}
      />
      <GroupResult run={run} others={others} />
    </>
  );
}
