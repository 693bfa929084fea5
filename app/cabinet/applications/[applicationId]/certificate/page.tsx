import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { GetCertificateForm } from '@/components/cabinet/get-certificate-form';
import { StepPlace } from '@/components/cabinet/step-place';
import { LinkAfterRefusal } from '@/components/links/link-offer';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { getApplication } from '@/lib/applications/queries';
import { readCertificateChoice } from '@/lib/certificates/queries';
import { getChildWithStep } from '@/lib/families/situation';
import { CabinetPage } from '../../../_page';
import { SavedWithPapers } from '../../../_saved';

const title = 'Получение сертификата ПДО';

type Props = { params: Promise<{ applicationId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, pathOf((await params).applicationId), searchParams);
}

export default async function GetCertificatePage({ params, searchParams }: Props) {
  const applicationId = pageId((await params).applicationId);
  const here = pathOf(applicationId);
  const back = `/cabinet/applications/${applicationId}`;
  const actor = await pageActor(here, familyRoles);
  const application = await orNotFound(getApplication(actor, applicationId));
  if (application.certificateId) redirect(`/cabinet/certificates/${application.certificateId}`);
  if (!application.readyForCertificate) redirect(back);
  const [choice, { tasks }, form] = await Promise.all([
    orNotFound(readCertificateChoice(actor, applicationId)),
    orNotFound(getChildWithStep(actor, application.childId)),
    pageForm(here, actor.accountId, searchParams),
  ]);
  return (
    <CabinetPage actor={actor} section="services">
      <BackLink href={back}>Заявка №&nbsp;{application.number}</BackLink>
      <PageTitle title={title} caption={application.childName} />
      <StepPlace tasks={tasks} kind="get_certificate" />
      <SavedWithPapers actor={actor} query={searchParams} left="Осталось получить сертификат" />
      <LinkAfterRefusal form={form} childId={application.childId} role={actor.role} />
      <GetCertificateForm form={form} application={application} choice={choice} />
    </CabinetPage>
  );
}

function pathOf(applicationId: string): string {
  return `/cabinet/applications/${applicationId}/certificate`;
}
