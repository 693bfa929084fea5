import type { Metadata } from 'next';
import type { PageQuery } from '@/app/_server/page-form';
import type { DeskParams } from '@/app/_server/page-municipality';
import { municipalRegister } from '@/app/admin/_register/place';
import { ViewsPage } from '@/app/admin/_register/views-page';

export const metadata: Metadata = { title: 'Сохранённые списки' };

type Props = DeskParams & { searchParams: PageQuery };

export default async function MunicipalViewsPage({ params, searchParams }: Props) {
  return <ViewsPage place={await municipalRegister(params, '/views')} query={searchParams} />;
}
