import type { Metadata } from 'next';
import { CalendarImportPage } from '@/app/admin/_calendar/import-page';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';

const here = '/admin/region/calendar/import';
const title = 'Календарь из файла';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, here, searchParams);
}

export default async function Page({ searchParams }: Props) {
  const actor = await pageActor(here, ['regional_admin']);
  return (
    <>
      <BackLink href="/admin/region/calendar">Производственный календарь</BackLink>
      <PageTitle
        title={title}
        caption="Федеральный календарь"
        lead="Дни из файла действуют во всех муниципалитетах."
      />
      <CalendarImportPage actor={actor} municipalityId={null} here={here} searchParams={searchParams} />
    </>
  );
}
