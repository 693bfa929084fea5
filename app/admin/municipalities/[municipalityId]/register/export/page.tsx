import type { Metadata } from 'next';
import type { PageQuery } from '@/app/_server/page-form';
import type { DeskParams } from '@/app/_server/page-municipality';
import { municipalRegister } from '@/app/admin/_register/place';
import { ExportPage } from '@/app/admin/_register/export-page';

export const metadata: Metadata = { title: 'Выгрузка реестра' };

type Props = DeskParams & { searchParams: PageQuery };

export default async function MunicipalExportPage({ params, searchParams }: Props) {
  return <ExportPage place={await municipalRegister(params, '/export')} query={searchParams} />;
}
