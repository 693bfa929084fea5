import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { idOf, textOf, withQuery } from '@/app/(public)/_query';
import type { PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { FoundInstitutions } from '@/components/public/found-institutions';
import { InstitutionSearch } from '@/components/public/institution-search';
import { MunicipalityList } from '@/components/public/municipality-list';
import { PageTitle } from '@/components/ui/page-title';
import { listMunicipalities } from '@/lib/institutions/municipalities';
import { listPublicInstitutions } from '@/lib/institutions/public-list';
import { today } from '@/lib/platform/clock';

const here = '/institutions';

type Props = { searchParams: PageQuery };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const search = textOf((await searchParams).q);
  return {
    title: search === '' ? 'Список учреждений' : `«${search}» — поиск учреждения`,
    description:
      'Где активировать сертификат дополнительного образования: учреждения по муниципалитетам, адреса, телефоны, часы приёма и кто открыт сейчас.',
  };
}

export default async function InstitutionsPage({ searchParams }: Props) {
  const query = await searchParams;
  const search = textOf(query.q);
  const openNow = textOf(query.open) === 'now';
  const after = idOf(query.after);
  const filter = { q: search, open: openNow ? 'now' : null };
  const municipalities = await listMunicipalities();
  const chosen = municipalities.find(({ slug }) => slug === textOf(query.municipality));
  if (chosen) redirect(withQuery(`${here}/${chosen.slug}`, filter));
  const searched = search !== '' || openNow;
  return (
    <PublicPage here={here}>
      <PageTitle
        title="Список учреждений"
        lead="Здесь принимают документы, активируют сертификат и помогают тем, у кого нет логина, почты или принтера."
      />
      <InstitutionSearch action={here} search={search} openNow={openNow} municipalities={municipalities} />
      {searched ? (
        <Found {...{ search, openNow, after }} filter={filter} />
      ) : (
        <MunicipalityList municipalities={municipalities} />
      )}
    </PublicPage>
  );
}

type FoundProps = {
  search: string;
  openNow: boolean;
  after: string | null;
  filter: Readonly<Record<string, string | null>>;
};

async function Found({ search, openNow, after, filter }: FoundProps) {
  const { institutions, next } = await listPublicInstitutions({
    municipalityId: null,
    search,
    openNow,
    after,
  });
  return (
    <FoundInstitutions
      institutions={institutions}
      today={today()}
      region
      search={search}
      openNow={openNow}
      all={here}
      pages={{
        next: next && withQuery(here, { ...filter, after: next }),
        start: after && withQuery(here, filter),
      }}
    />
  );
}
