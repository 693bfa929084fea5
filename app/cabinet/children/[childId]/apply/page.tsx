import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { ApplicationForm } from '@/components/cabinet/application-form';
import { stepLinks } from '@/components/cabinet/step-links';
import { StepPlace } from '@/components/cabinet/step-place';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { getAboutMe, getMyChild } from '@/lib/families/queries';
import { getChildWithStep } from '@/lib/families/situation';
import { CabinetPage } from '../../../_page';
import { SavedWithPapers } from '../../../_saved';
import { Unreached } from '../../../_unreached';
import { findTypedEmail } from './_typed-email';

const title = 'Подать заявление на получение сертификата';

type Props = { params: Promise<{ childId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, pathOf((await params).childId), searchParams);
}

export default async function FileApplicationPage({ params, searchParams }: Props) {
  const childId = pageId((await params).childId);
  const here = pathOf(childId);
  const actor = await pageActor(here, familyRoles);
  const [withStep, child, me, form, typedEmail] = await Promise.all([
    orNotFound(getChildWithStep(actor, childId)),
    orNotFound(getMyChild(actor, childId)),
    getAboutMe(actor),
    pageForm(here, actor.accountId, searchParams),
    findTypedEmail(actor.accountId, childId),
  ]);
  const { step, tasks } = withStep;
  // A bookmark or «назад» after filing leads on to where the child stands now.
  if (step.action && step.action.kind !== 'file_application') redirect(stepLinks[step.action.kind](withStep));
  return (
    <CabinetPage actor={actor} section="services">
      <BackLink href="/cabinet/certificate/apply">Подача заявления</BackLink>
      <PageTitle
        title={title}
        caption={actor.role === 'parent' ? child.name : undefined}
        lead={step.action ? 'Проверьте сведения: они попадут в заявление.' : undefined}
      />
      {step.action && <StepPlace tasks={tasks} kind="file_application" />}
      <SavedWithPapers actor={actor} query={searchParams} left="Осталось отправить заявку" />
      <Unreached actor={actor} correctedBelow={step.action !== null} />
      {step.action ? (
        <ApplicationForm
          form={form}
          child={child}
          me={me}
          isOneself={actor.role === 'child'}
          typedEmail={typedEmail}
        />
      ) : (
        <Notice tone="info" title={step.state}>
          <p>{step.text}</p>
        </Notice>
      )}
    </CabinetPage>
  );
}

function pathOf(childId: string): string {
  return `/cabinet/children/${childId}/apply`;
}
