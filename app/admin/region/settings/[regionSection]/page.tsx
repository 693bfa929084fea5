import type { Metadata } from 'next';
import { SectionPage } from '@/app/admin/_settings/section-page';
import { formTitle } from '@/app/_server/form-title';
import { missingPage } from '@/app/_server/missing-page';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { isRegionSection, regionSections, type RegionSection } from '@/lib/domain/settings';

const back = '/admin/region/settings';

type Props = { params: Promise<{ regionSection: string }>; searchParams: PageQuery };

function readSection(text: string): RegionSection {
  return isRegionSection(text) ? text : missingPage();
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const section = readSection((await params).regionSection);
  return formTitle(regionSections[section].title, `${back}/${section}`, searchParams);
}

export default async function Page({ params, searchParams }: Props) {
  const section = readSection((await params).regionSection);
  const actor = await pageActor(`${back}/${section}`, ['regional_admin']);
  const { title, hint } = regionSections[section];
  return (
    <>
      <BackLink href={back}>Настройки региона</BackLink>
      <PageTitle title={title} lead={hint} />
      <SectionPage
        actor={actor}
        municipalityId={null}
        section={section}
        back={back}
        searchParams={searchParams}
      />
    </>
  );
}
