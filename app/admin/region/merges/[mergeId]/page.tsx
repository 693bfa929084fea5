import type { Metadata } from 'next';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageId } from '@/app/_server/page-id';
import { MergeSidePanel } from '@/components/proposals/merge-side';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { LinkList } from '@/components/ui/link-list';
import { PageTitle } from '@/components/ui/page-title';
import { formatMinute } from '@/lib/domain/dates';
import { environment } from '@/lib/platform/environment';
import { openMerge } from '@/lib/proposals/merges';

export const metadata: Metadata = { title: 'Объединённые записи' };

type Props = { params: Promise<{ mergeId: string }> };

/** Both records of a merge with their histories, as long as the register keeps them. */
export default async function MergePage({ params }: Props) {
  const mergeId = pageId((await params).mergeId);
  const actor = await pageActor(`/admin/region/merges/${mergeId}`, ['regional_admin']);
  const merge = await orNotFound(openMerge(actor, mergeId));
  const timeZone = environment().TIME_ZONE;
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: '/admin/region', label: 'Обзор' },
          { href: '/admin/region/merges', label: 'Объединение записей' },
        ]}
        current="Объединённые записи"
      />
      <PageTitle title="Объединённые записи" lead={`${formatMinute(merge.at, timeZone)}, ${merge.by}`} />
      <MergeSidePanel title="Осталась" side={merge.kept} timeZone={timeZone} />
      <MergeSidePanel title="Закрыта" side={merge.merged} timeZone={timeZone} />
      <LinkList
        items={[
          { href: `/admin/proposals/${merge.proposalId}`, label: 'Кто предложил и кто подтвердил' },
          { href: `/admin/region/duplicates/${merge.suspicionId}`, label: 'Сравнение двух записей' },
        ]}
      />
    </>
  );
}
