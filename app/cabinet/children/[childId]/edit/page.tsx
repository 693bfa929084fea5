import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formTitle } from '@/app/_server/form-title';
import { currentActor, orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { ChildForm } from '@/components/cabinet/child-form';
import { StepPlace } from '@/components/cabinet/step-place';
import { withSaved } from '@/components/cabinet/saved-notice';
import { LinkAfterRefusal } from '@/components/links/link-offer';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { TextLink } from '@/components/ui/text-link';
import { familyRoles } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import type { Role } from '@/lib/domain/roles';
import { getAboutMe, getMyChild, listPlaces } from '@/lib/families/queries';
import { getSiblingDetails } from '@/lib/families/sibling-details';
import { CabinetPage } from '../../../_page';
import { SavedWithPapers } from '../../../_saved';
import { stepChild, wayBack } from '../../../_step';

const titleFor = (role: Role | undefined) => (role === 'child' ? 'Обо мне' : 'Сведения о ребёнке');

type Props = { params: Promise<{ childId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const actor = await currentActor();
  return formTitle(titleFor(actor?.role), pathOf((await params).childId), searchParams);
}

export default async function EditChildPage({ params, searchParams }: Props) {
  const childId = pageId((await params).childId);
  const here = pathOf(childId);
  const actor = await pageActor(here, familyRoles);
  const page = `/cabinet/children/${childId}`;
  if (!can(actor, 'family.edit')) redirect(withSaved(page, 'parents_matter'));
  const [child, me, places, sibling, form] = await Promise.all([
    orNotFound(getMyChild(actor, childId)),
    getAboutMe(actor),
    listPlaces(),
    getSiblingDetails(actor, childId),
    pageForm(here, actor.accountId, searchParams),
  ]);
  const step = await stepChild(actor, await searchParams, form);
  const back = step ? wayBack(step) : { href: page, label: child.name };
  return (
    <CabinetPage actor={actor} section="children">
      <BackLink href={back.href}>{back.label}</BackLink>
      <PageTitle
        title={titleFor(actor.role)}
        caption={actor.role === 'parent' ? child.name : undefined}
        lead="Так, как в документах: эти сведения попадут в заявление."
      />
      <SavedWithPapers actor={actor} query={searchParams} left={step && lefts[actor.role]} />
      {step && <StepPlace tasks={step.tasks} kind="complete_child" />}
      {child.identityLocked && (
        <Notice tone="info" title="Сертификат уже активирован">
          <p>Имя, дату рождения и СНИЛС меняет специалист учреждения по оригиналам документов.</p>
          <p>
            <TextLink href={`/cabinet/data/correction?about=${childId}`}>Сообщить об ошибке</TextLink>
          </p>
        </Notice>
      )}
      <LinkAfterRefusal form={form} childId={childId} role={actor.role} />
      <ChildForm
        form={form}
        child={child}
        me={me}
        isOneself={actor.role === 'child'}
        places={places}
        sibling={sibling}
        step={step?.id ?? null}
        cancelHref={back.href}
      />
    </CabinetPage>
  );
}

const lefts = {
  parent: 'Осталось указать, где ребёнок живёт и учится',
  child: 'Осталось указать, где Вы живёте и учитесь, и телефон',
};

function pathOf(childId: string): string {
  return `/cabinet/children/${childId}/edit`;
}
