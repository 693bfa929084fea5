import type { Metadata } from 'next';
import type { PageQuery } from '@/app/_server/page-form';
import type { DeskParams } from '@/app/_server/page-municipality';
import { municipalRegister } from '@/app/admin/_register/place';
import { BulkPage } from '@/app/admin/_register/bulk-page';

export const metadata: Metadata = { title: 'Действие с записями' };

type Props = DeskParams & { searchParams: PageQuery };

export default async function MunicipalBulkPage({ params, searchParams }: Props) {
  return <BulkPage place={await municipalRegister(params, '/bulk')} query={searchParams} />;
}
