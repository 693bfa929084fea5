import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { ChildForm } from '@/components/cabinet/child-form';
import { SavedNotice } from '@/components/cabinet/saved-notice';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { getAboutMe, getMyChild, listPlaces } from '@/lib/families/queries';
import { CabinetPage } from '../../../_page';

const title = 'Сведения о ребёнке';

type Props = { params: Promise<{ childId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, pathOf((await params).childId), searchParams);
}

export default async function EditChildPage({ params, searchParams }: Props) {
  const childId = pageId((await params).childId);
  const here = pathOf(childId);
  const actor = await pageActor(here, familyRoles);
  const [child, me, places, form] = await Promise.all([
    orNotFound(getMyChild(actor, childId)),
    getAboutMe(actor),
    listPlaces(),
    pageForm(here, actor.accountId, searchParams),
  ]);
  return (
    <CabinetPage actor={actor} section="children">
      <BackLink href={`/cabinet/children/${childId}`}>{child.name}</BackLink>
      <PageTitle title={title} lead="Так, как в документах: эти сведения попадут в заявление." />
      <SavedNotice saved={(await searchParams).saved} />
      {child.identityLocked && (
        <Notice tone="info" title="Сертификат уже активирован">
          <p>Имя, дату рождения и СНИЛС меняет специалист учреждения по оригиналам документов.</p>
        </Notice>
      )}
      <ChildForm
        form={form}
        child={child}
        places={places}
        parentAddress={actor.role === 'parent' ? me.address : null}
      />
    </CabinetPage>
  );
}

function pathOf(childId: string): string {
  return `/cabinet/children/${childId}/edit`;
}
