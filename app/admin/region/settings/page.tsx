import type { Metadata } from 'next';
import { SettingsPage } from '@/app/admin/_settings/settings-page';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { BackLink } from '@/components/ui/back-link';
import { LinkList } from '@/components/ui/link-list';
import { PageTitle } from '@/components/ui/page-title';
import { regionSections, type RegionSection } from '@/lib/domain/settings';

const here = '/admin/region/settings';

export const metadata: Metadata = { title: 'Настройки региона' };

export default async function Page({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(here, ['regional_admin']);
  return (
    <>
      <BackLink href="/admin/region">Обзор</BackLink>
      <PageTitle
        title="Настройки региона"
        lead="Каждое изменение начинает действовать со своего дня, а прежнее остаётся видно."
      />
      <SettingsPage
        actor={actor}
        municipalityId={null}
        sections={Object.keys(regionSections) as RegionSection[]}
        here={here}
        searchParams={searchParams}
      />
      <LinkList
        items={[
          { href: '/admin/region/papers', label: 'Тексты заявления и согласия' },
          { href: '/admin/region/questions', label: 'Вопросы и ответы' },
          { href: '/admin/region/retention', label: 'Сроки хранения данных' },
        ]}
      />
    </>
  );
}
