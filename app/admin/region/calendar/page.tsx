import type { Metadata } from 'next';
import { CalendarPage } from '@/app/admin/_calendar/calendar-page';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';

const here = '/admin/region/calendar';
const title = 'Производственный календарь';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, here, searchParams);
}

export default async function Page({ searchParams }: Props) {
  const actor = await pageActor(here, ['regional_admin']);
  return (
    <>
      <BackLink href="/admin/region">Обзор</BackLink>
      <PageTitle
        title={title}
        caption="Федеральный календарь"
        lead="Действует во всех муниципалитетах. Муниципалитет может добавить свои дни."
      />
      <CalendarPage actor={actor} municipalityId={null} here={here} searchParams={searchParams} />
    </>
  );
}
