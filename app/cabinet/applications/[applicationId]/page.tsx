import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { ApplicationState } from '@/components/cabinet/application-state';
import { SavedNotice } from '@/components/cabinet/saved-notice';
import { StepPlace } from '@/components/cabinet/step-place';
import { QuestionLinks } from '@/components/family-questions/question-links';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { applicationStatuses, isOpen } from '@/lib/domain/application-status';
import { formatDateTime } from '@/lib/domain/dates';
import { getChildWithStep } from '@/lib/families/situation';
import { familyVersion } from '@/lib/overview/family-version';
import { environment } from '@/lib/platform/environment';
import { LivePage } from '../../_live-page';
import { CabinetPage } from '../../_page';
import { Unreached } from '../../_unreached';
import { applicationForTitle, readApplication } from './_application';

type Props = { params: Promise<{ applicationId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { applicationId } = await params;
  const application = await applicationForTitle(applicationId);
  const title = application ? applicationStatuses[application.status].title : 'Заявка на сертификат';
  return formTitle(title, pathOf(applicationId), searchParams);
}

export default async function ApplicationPage({ params, searchParams }: Props) {
  const applicationId = pageId((await params).applicationId);
  const here = pathOf(applicationId);
  const actor = await pageActor(here, familyRoles);
  const version = await familyVersion(actor);
  const [application, form] = await Promise.all([
    orNotFound(readApplication(actor, applicationId)),
    pageForm(here, actor.accountId, searchParams),
  ]);
  if (application.certificateId) redirect(`/cabinet/certificates/${application.certificateId}`);
  const { tasks } = await orNotFound(getChildWithStep(actor, application.childId));
  return (
    <CabinetPage actor={actor} section="services">
      <BackLink href="/cabinet/certificate/apply">Подача заявления</BackLink>
      <PageTitle
        title={applicationStatuses[application.status].title}
        caption={`Заявка №\u00a0${application.number}, ${application.childName}`}
      />
      {isOpen(application.status) && (
        <StepPlace
          tasks={tasks}
          kind={application.status === 'confirmed' ? 'get_certificate' : 'confirm_email'}
        />
      )}
      <SavedNotice saved={(await searchParams).saved} />
      <Unreached actor={actor} correctedBelow={application.status === 'awaiting_confirmation'} />
      <LivePage
        version={version}
        waits={application.status === 'awaiting_confirmation'}
        state={applicationStatuses[application.status].title.toLowerCase()}
      />
      <p>
        Заявка была создана{' '}
        <span className="whitespace-nowrap">
          {formatDateTime(application.createdAt, environment().TIME_ZONE)}
        </span>
      </p>
      <ApplicationState
        application={application}
        form={form}
        mayApply={can(actor, 'application.file')}
        isOneself={actor.role === 'child'}
      />
      {isOpen(application.status) && (
        <QuestionLinks about={application.id} mayAsk={can(actor, 'question.ask')} />
      )}
    </CabinetPage>
  );
}

function pathOf(applicationId: string): string {
  return `/cabinet/applications/${applicationId}`;
}
