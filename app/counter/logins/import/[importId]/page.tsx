import type { Metadata } from 'next';
import { ImportPage } from '@/app/_imports/import-page';
import { schoolImports } from '@/app/_imports/import-routes';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';

type Props = { params: Promise<{ importId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle('Загрузка списка', `${schoolImports.path({})}/${(await params).importId}`, searchParams);
}

export default async function SchoolImportPage({ params, searchParams }: Props) {
  const importId = pageId((await params).importId);
  const list = schoolImports.path({});
  const actor = await pageActor(`${list}/${importId}`, ['login_issuer']);
  return (
    <ImportPage
      actor={actor}
      municipalityId={null}
      list={list}
      importId={importId}
      slips="/counter/logins/slips"
      query={searchParams}
    />
  );
}
