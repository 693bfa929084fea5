import type { Metadata } from 'next';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { pagePlace } from '@/app/_server/page-place';
import { LookList } from '@/components/audit/look-list';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { familyRoles } from '@/lib/access/actor';
import { whoLookedAt } from '@/lib/audit/queries';
import { getMyChild } from '@/lib/families/queries';
import { environment } from '@/lib/platform/environment';
import { CabinetPage } from '../../../_page';

export const metadata: Metadata = { title: 'Кто смотрел данные' };

type Props = { params: Promise<{ childId: string }>; searchParams: PageQuery };

export default async function ViewsPage({ params, searchParams }: Props) {
  const childId = pageId((await params).childId);
  const card = `/cabinet/children/${childId}`;
  const here = `${card}/views`;
  const actor = await pageActor(here, familyRoles);
  const after = await pagePlace(searchParams);
  const [child, looks] = await orNotFound(
    Promise.all([getMyChild(actor, childId), whoLookedAt(actor, childId, after)]),
  );
  return (
    <CabinetPage actor={actor} section="children">
      <BackLink href={card}>{actor.role === 'child' ? 'Обо мне' : 'Сведения о ребёнке'}</BackLink>
      <PageTitle
        title="Кто смотрел данные"
        caption={child.name}
        lead="Каждое обращение сотрудников учреждений и администраторов к данным ребёнка. Если что-то вызывает вопросы, позвоните в поддержку: телефон внизу страницы."
      />
      {looks.rows.length > 0 ? (
        <LookList looks={looks.rows} timeZone={environment().TIME_ZONE} />
      ) : (
        <EmptyState title="Данные ещё никто не смотрел" />
      )}
      <Pagination next={looks.next && `${here}?after=${looks.next}`} start={after && here} />
    </CabinetPage>
  );
}
