import type { Metadata } from 'next';
import { ImportPage } from '@/app/_imports/import-page';
import { formTitle } from '@/app/_server/form-title';
import type { PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { deskPath, pageDesk } from '@/app/_server/page-municipality';

type Props = {
  params: Promise<{ municipalityId: string; importId: string }>;
  searchParams: PageQuery;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { municipalityId, importId } = await params;
  return formTitle('Загрузка списка', `${deskPath(municipalityId)}/imports/${importId}`, searchParams);
}

export default async function DeskImportPage({ params, searchParams }: Props) {
  const importId = pageId((await params).importId);
  const { actor, municipality, desk } = await pageDesk(params, `/imports/${importId}`);
  return (
    <ImportPage
      actor={actor}
      municipalityId={municipality.id}
      list={`${desk}/imports`}
      importId={importId}
      slips={null}
      query={searchParams}
    />
  );
}
