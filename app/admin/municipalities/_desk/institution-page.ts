import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { deskPath, pageDesk } from '@/app/_server/page-municipality';
import { getInstitution } from '@/lib/directory/institutions/get-institution';

export type InstitutionPageProps = {
  params: Promise<{ municipalityId: string; institutionId: string }>;
  searchParams: PageQuery;
};

/** What every page of one institution begins with. `under` is what follows the institution's path: «/hours». */
export async function institutionPage({ params, searchParams }: InstitutionPageProps, under = '') {
  const institutionId = pageId((await params).institutionId);
  const page = await pageDesk(params, `/institutions/${institutionId}${under}`);
  const [form, institution, query] = await Promise.all([
    pageForm(page.here, page.actor.accountId, searchParams),
    orNotFound(getInstitution(page.actor, page.municipality, institutionId)),
    searchParams,
  ]);
  const list = `${page.desk}/institutions`;
  return { ...page, form, institution, query, list, card: `${list}/${institutionId}` };
}

/** The title of such a page when it has a form. */
export async function institutionTitle(
  title: string,
  { params, searchParams }: InstitutionPageProps,
  under: string,
): Promise<Metadata> {
  const { municipalityId, institutionId } = await params;
  return formTitle(title, `${deskPath(municipalityId)}/institutions/${institutionId}${under}`, searchParams);
}
