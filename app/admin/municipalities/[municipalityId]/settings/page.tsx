import type { Metadata } from 'next';
import { SettingsPage } from '@/app/admin/_settings/settings-page';
import type { PageQuery } from '@/app/_server/page-form';
import { pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { municipalSections, type MunicipalSection } from '@/lib/domain/settings';

export const metadata: Metadata = { title: 'Настройки муниципалитета' };

export default async function Page({ params, searchParams }: DeskParams & { searchParams: PageQuery }) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/settings');
  return (
    <>
      <BackLink href={desk}>Обзор</BackLink>
      <PageTitle
        title="Настройки муниципалитета"
        caption={municipality.fullName}
        lead="Каждое изменение начинает действовать со своего дня, а прежнее остаётся видно."
      />
      <SettingsPage
        actor={actor}
        municipalityId={municipality.id}
        sections={Object.keys(municipalSections) as MunicipalSection[]}
        here={here}
        searchParams={searchParams}
      />
    </>
  );
}
