import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { cancelConsequence, cancelTitle } from '@/components/cabinet/cancel-application';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { getApplication } from '@/lib/applications/queries';
import { isOpen } from '@/lib/domain/application-status';
import { CabinetPage } from '../../../_page';

type Props = { params: Promise<{ applicationId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(cancelTitle, pathOf((await params).applicationId), searchParams);
}

export default async function CancelPage({ params, searchParams }: Props) {
  const applicationId = pageId((await params).applicationId);
  const here = pathOf(applicationId);
  const back = `/cabinet/applications/${applicationId}`;
  const actor = await pageActor(here, familyRoles);
  const [application, form] = await Promise.all([
    orNotFound(getApplication(actor, applicationId)),
    pageForm(here, actor.accountId, searchParams),
  ]);
  if (!application.mine || !isOpen(application.status)) redirect(back);
  return (
    <CabinetPage actor={actor} section="services">
      <BackLink href={back}>Заявка №&nbsp;{application.number}</BackLink>
      <PageTitle title={cancelTitle} caption={application.childName} lead={cancelConsequence} />
      <Form action={`${here}/save`} form={form}>
        <SubmitRow
          label="Отменить заявку"
          variant="danger"
          secondary={{ href: back, label: 'Не отменять' }}
        />
      </Form>
    </CabinetPage>
  );
}

function pathOf(applicationId: string): string {
  return `/cabinet/applications/${applicationId}/cancel`;
}
