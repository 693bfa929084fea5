import type { Metadata } from 'next';
import { cache } from 'react';
import { idOf, textOf, withQuery } from '@/app/(public)/_query';
import { missingPage } from '@/app/_server/missing-page';
import type { PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { FoundInstitutions } from '@/components/public/found-institutions';
import { InstitutionSearch } from '@/components/public/institution-search';
import { MunicipalNotices } from '@/components/public/municipal-notices';
import { MunicipalityLinks, MunicipalSupport } from '@/components/public/municipality-links';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageTitle } from '@/components/ui/page-title';
import { listChanges } from '@/lib/institutions/list-changes';
import { findMunicipality } from '@/lib/institutions/municipalities';
import { listPublicInstitutions } from '@/lib/institutions/public-list';
import { listNotices } from '@/lib/institutions/queries';
import { today } from '@/lib/platform/clock';

type Props = { params: Promise<{ slug: string }>; searchParams: PageQuery };

const readMunicipality = cache(findMunicipality);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const municipality = await readMunicipality((await params).slug);
  if (!municipality) return {};
  return {
    title: `Учреждения: ${municipality.shortName}`,
    description: `${municipality.fullName}: где принимают документы на сертификат дополнительного образования. Адреса, телефоны, часы приёма, объявления.`,
  };
}

export default async function MunicipalInstitutionsPage({ params, searchParams }: Props) {
  const municipality = (await readMunicipality((await params).slug)) ?? missingPage();
  const { id, slug, shortName, fullName } = municipality;
  const here = `/institutions/${slug}`;
  const query = await searchParams;
  const search = textOf(query.q);
  const openNow = textOf(query.open) === 'now';
  const after = idOf(query.after);
  const filter = { q: search, open: openNow ? 'now' : null };
  const [{ institutions, next }, notices, changes] = await Promise.all([
    listPublicInstitutions({ municipalityId: id, search, openNow, after }),
    listNotices(id),
    listChanges(id),
  ]);
  return (
    <PublicPage here={here}>
      <Breadcrumbs trail={[{ href: '/institutions', label: 'Учреждения' }]} current={shortName} />
      <PageTitle
        caption={fullName}
        title={`Учреждения: ${shortName}`}
        lead="Документы принимают в любом из них, если не сказано иное."
      />
      <MunicipalNotices notices={notices} changes={changes} />
      <InstitutionSearch action={here} search={search} openNow={openNow} />
      <FoundInstitutions
        institutions={institutions}
        today={today()}
        region={false}
        search={search}
        openNow={openNow}
        all={here}
        pages={{
          next: next && withQuery(here, { ...filter, after: next }),
          start: after && withQuery(here, filter),
        }}
      />
      <MunicipalSupport support={municipality.support} />
      <MunicipalityLinks municipality={municipality} />
    </PublicPage>
  );
}
