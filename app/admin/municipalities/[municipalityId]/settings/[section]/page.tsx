import type { Metadata } from 'next';
import { SectionPage } from '@/app/admin/_settings/section-page';
import { formTitle } from '@/app/_server/form-title';
import { missingPage } from '@/app/_server/missing-page';
import type { PageQuery } from '@/app/_server/page-form';
import { deskPath, pageDesk } from '@/app/_server/page-municipality';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { isMunicipalSection, municipalSections, type MunicipalSection } from '@/lib/domain/settings';

type Props = {
  params: Promise<{ municipalityId: string; section: string }>;
  searchParams: PageQuery;
};

function readSection(text: string): MunicipalSection {
  return isMunicipalSection(text) ? text : missingPage();
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { municipalityId, section: text } = await params;
  const section = readSection(text);
  const here = `${deskPath(municipalityId)}/settings/${section}`;
  return formTitle(municipalSections[section].title, here, searchParams);
}

export default async function Page({ params, searchParams }: Props) {
  const section = readSection((await params).section);
  const { actor, municipality, desk } = await pageDesk(params, `/settings/${section}`);
  const { title, hint } = municipalSections[section];
  return (
    <>
      <BackLink href={`${desk}/settings`}>Настройки муниципалитета</BackLink>
      <PageTitle title={title} caption={municipality.fullName} lead={hint} />
      <SectionPage
        actor={actor}
        municipalityId={municipality.id}
        section={section}
        back={`${desk}/settings`}
        searchParams={searchParams}
      />
    </>
  );
}
