import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { ApplicationForm } from '@/components/cabinet/application-form';
import { stepLinks } from '@/components/cabinet/step-links';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { getAboutMe, getMyChild } from '@/lib/families/queries';
import { getChildWithStep } from '@/lib/families/situation';
import { CabinetPage } from '../../../_page';
import { SavedWithPapers } from '../../../_saved';

const title = 'Подать заявление на получение сертификата';

type Props = { params: Promise<{ childId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, pathOf((await params).childId), searchParams);
}

export default async function FileApplicationPage({ params, searchParams }: Props) {
  const childId = pageId((await params).childId);
  const here = pathOf(childId);
  const actor = await pageActor(here, familyRoles);
  const [withStep, child, me, form] = await Promise.all([
    orNotFound(getChildWithStep(actor, childId)),
    orNotFound(getMyChild(actor, childId)),
    getAboutMe(actor),
    pageForm(here, actor.accountId, searchParams),
  ]);
  const { action, state, text } = withStep.step;
  // A bookmark or «назад» after filing leads on to where the child stands now.
  if (action && action.kind !== 'file_application') redirect(stepLinks[action.kind](withStep));
  return (
    <CabinetPage actor={actor} section="services">
      <BackLink href="/cabinet/certificate/apply">Подача заявления</BackLink>
      <PageTitle title={title} caption={child.name} />
      <SavedWithPapers actor={actor} query={searchParams} left="Осталось отправить заявку" />
      {action ? (
        <ApplicationForm form={form} child={child} email={me.email} />
      ) : (
        <Notice tone="info" title={state}>
          <p>{text}</p>
        </Notice>
      )}
    </CabinetPage>
  );
}

function pathOf(childId: string): string {
  return `/cabinet/children/${childId}/apply`;
}
