import type { Metadata } from 'next';
import type { PageQuery } from '@/app/_server/page-form';
import { regionalRegister } from '@/app/admin/_register/place';
import { ExportPage } from '@/app/admin/_register/export-page';

export const metadata: Metadata = { title: 'Выгрузка реестра' };

export default async function RegionalExportPage({ searchParams }: { searchParams: PageQuery }) {
  return <ExportPage place={await regionalRegister('/export')} query={searchParams} />;
}
