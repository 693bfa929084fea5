import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { DocumentForm } from '@/components/cabinet/document-form';
import { StepPlace } from '@/components/cabinet/step-place';
import { withSaved } from '@/components/cabinet/saved-notice';
import { LinkAfterRefusal } from '@/components/links/link-offer';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { findWaitingScan } from '@/lib/documents/queries';
import { getMyChild } from '@/lib/families/queries';
import { CabinetPage } from '../../../_page';
import { SavedWithPapers } from '../../../_saved';
import { stepChild, wayBack } from '../../../_step';

const title = 'Описание документа';

type Props = { params: Promise<{ childId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, pathOf((await params).childId), searchParams);
}

export default async function DocumentPage({ params, searchParams }: Props) {
  const childId = pageId((await params).childId);
  const here = pathOf(childId);
  const actor = await pageActor(here, familyRoles);
  const page = `/cabinet/children/${childId}`;
  if (!can(actor, 'document.provide')) redirect(withSaved(page, 'parents_matter'));
  const [child, form] = await Promise.all([
    orNotFound(getMyChild(actor, childId)),
    pageForm(here, actor.accountId, searchParams),
  ]);
  const waitingScan = await findWaitingScan(actor, form.values.scanId);
  const step = await stepChild(actor, await searchParams, form);
  const back = step ? wayBack(step) : { href: page, label: child.name };
  return (
    <CabinetPage actor={actor} section="children">
      <BackLink href={back.href}>{back.label}</BackLink>
      <PageTitle title={title} lead="Перепишите сведения из документа и приложите его фотографию или скан." />
      <SavedWithPapers actor={actor} query={searchParams} left={step && lefts[actor.role]} />
      {step && <StepPlace tasks={step.tasks} kind="provide_document" />}
      <LinkAfterRefusal form={form} childId={childId} role={actor.role} />
      <DocumentForm
        form={form}
        child={child}
        waitingScan={waitingScan}
        step={step?.id ?? null}
        cancelHref={back.href}
      />
    </CabinetPage>
  );
}

const lefts = {
  parent: 'Теперь добавьте документ ребёнка',
  child: 'Теперь добавьте свой документ',
};

function pathOf(childId: string): string {
  return `/cabinet/children/${childId}/document`;
}
