import type { Metadata } from 'next';
import { ImportsPage } from '@/app/_imports/imports-page';
import { formTitle } from '@/app/_server/form-title';
import type { PageQuery } from '@/app/_server/page-form';
import { deskPath, pageDesk, type DeskParams } from '@/app/_server/page-municipality';

type Props = DeskParams & { searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { municipalityId } = await params;
  return formTitle('Загрузка списков', `${deskPath(municipalityId)}/imports`, searchParams);
}

export default async function DeskImportsPage({ params, searchParams }: Props) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/imports');
  return (
    <ImportsPage
      actor={actor}
      municipalityId={municipality.id}
      path={here}
      back={{ href: desk, label: 'Обзор' }}
      query={searchParams}
    />
  );
}
