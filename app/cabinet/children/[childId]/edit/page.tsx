import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formTitle } from '@/app/_server/form-title';
import { currentActor, orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { ChildForm } from '@/components/cabinet/child-form';
import { withSaved } from '@/components/cabinet/saved-notice';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import type { Role } from '@/lib/domain/roles';
import { getAboutMe, getMyChild, listPlaces } from '@/lib/families/queries';
import { offeredMunicipality } from '../../../_offered-place';
import { CabinetPage } from '../../../_page';
import { SavedWithPapers } from '../../../_saved';
import { stepOf } from '../../../_step';

const titleFor = (role: Role | undefined) => (role === 'child' ? 'Мои данные' : 'Сведения о ребёнке');

type Props = { params: Promise<{ childId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const actor = await currentActor();
  return formTitle(titleFor(actor?.role), pathOf((await params).childId), searchParams);
}

export default async function EditChildPage({ params, searchParams }: Props) {
  const childId = pageId((await params).childId);
  const here = pathOf(childId);
  const actor = await pageActor(here, familyRoles);
  const back = `/cabinet/children/${childId}`;
  if (!can(actor, 'family.edit')) redirect(withSaved(back, 'parents_matter'));
  const [child, me, places, form] = await Promise.all([
    orNotFound(getMyChild(actor, childId)),
    getAboutMe(actor),
    listPlaces(),
    pageForm(here, actor.accountId, searchParams),
  ]);
  const step = stepOf(await searchParams, form);
  return (
    <CabinetPage actor={actor} section="children">
      {step ? (
        <BackLink href="/cabinet/certificate/apply">Подача заявления</BackLink>
      ) : (
        <BackLink href={back}>{child.name}</BackLink>
      )}
      <PageTitle
        title={titleFor(actor.role)}
        caption={actor.role === 'parent' ? child.name : undefined}
        lead="Так, как в документах: эти сведения попадут в заявление."
      />
      <SavedWithPapers
        actor={actor}
        query={searchParams}
        left={step && 'Осталось указать, где ребёнок живёт и учится'}
      />
      {child.identityLocked && (
        <Notice tone="info" title="Сертификат уже активирован">
          <p>Имя, дату рождения и СНИЛС меняет специалист учреждения по оригиналам документов.</p>
        </Notice>
      )}
      <ChildForm
        form={form}
        child={child}
        places={places}
        offeredMunicipalityId={await offeredMunicipality(actor, child)}
        step={step}
        parentAddress={actor.role === 'parent' ? me.address : null}
      />
    </CabinetPage>
  );
}

function pathOf(childId: string): string {
  return `/cabinet/children/${childId}/edit`;
}
