import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { DocumentForm } from '@/components/cabinet/document-form';
import { SavedNotice } from '@/components/cabinet/saved-notice';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { findWaitingScan } from '@/lib/documents/queries';
import { getMyChild } from '@/lib/families/queries';
import { CabinetPage } from '../../../_page';

const title = 'Описание документа';

type Props = { params: Promise<{ childId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, pathOf((await params).childId), searchParams);
}

export default async function DocumentPage({ params, searchParams }: Props) {
  const childId = pageId((await params).childId);
  const here = pathOf(childId);
  const actor = await pageActor(here, familyRoles);
  const [child, form] = await Promise.all([
    orNotFound(getMyChild(actor, childId)),
    pageForm(here, actor.accountId, searchParams),
  ]);
  const waitingScan = await findWaitingScan(actor, form.values.scanId);
  return (
    <CabinetPage actor={actor} section="children">
      <BackLink href={`/cabinet/children/${childId}`}>{child.name}</BackLink>
      <PageTitle title={title} lead="Перепишите сведения из документа и приложите его фотографию или скан." />
      <SavedNotice saved={(await searchParams).saved} />
      <DocumentForm form={form} child={child} waitingScan={waitingScan} />
    </CabinetPage>
  );
}

function pathOf(childId: string): string {
  return `/cabinet/children/${childId}/document`;
}
