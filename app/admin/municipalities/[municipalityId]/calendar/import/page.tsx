import type { Metadata } from 'next';
import { CalendarImportPage } from '@/app/admin/_calendar/import-page';
import { formTitle } from '@/app/_server/form-title';
import type { PageQuery } from '@/app/_server/page-form';
import { deskPath, pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';

type Props = DeskParams & { searchParams: PageQuery };

const title = 'Календарь из файла';

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, `${deskPath((await params).municipalityId)}/calendar/import`, searchParams);
}

export default async function Page({ params, searchParams }: Props) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/calendar/import');
  return (
    <>
      <BackLink href={`${desk}/calendar`}>Производственный календарь</BackLink>
      <PageTitle
        title={title}
        caption={municipality.fullName}
        lead="Дни из файла действуют только в Вашем муниципалитете."
      />
      <CalendarImportPage
        actor={actor}
        municipalityId={municipality.id}
        here={here}
        searchParams={searchParams}
      />
    </>
  );
}
