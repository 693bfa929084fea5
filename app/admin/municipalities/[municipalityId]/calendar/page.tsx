import type { Metadata } from 'next';
import { CalendarPage } from '@/app/admin/_calendar/calendar-page';
import { formTitle } from '@/app/_server/form-title';
import type { PageQuery } from '@/app/_server/page-form';
import { deskPath, pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';

type Props = DeskParams & { searchParams: PageQuery };

const title = 'Производственный календарь';

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, `${deskPath((await params).municipalityId)}/calendar`, searchParams);
}

export default async function Page({ params, searchParams }: Props) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/calendar');
  return (
    <>
      <BackLink href={desk}>Обзор</BackLink>
      <PageTitle
        title={title}
        caption={municipality.fullName}
        lead="Федеральный календарь и дни Вашего муниципалитета. По нему считается срок, за который семья приносит документы."
      />
      <CalendarPage actor={actor} municipalityId={municipality.id} here={here} searchParams={searchParams} />
    </>
  );
}
