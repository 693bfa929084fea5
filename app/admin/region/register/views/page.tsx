import type { Metadata } from 'next';
import type { PageQuery } from '@/app/_server/page-form';
import { regionalRegister } from '@/app/admin/_register/place';
import { ViewsPage } from '@/app/admin/_register/views-page';

export const metadata: Metadata = { title: 'Сохранённые списки' };

export default async function RegionalViewsPage({ searchParams }: { searchParams: PageQuery }) {
  return <ViewsPage place={await regionalRegister('/views')} query={searchParams} />;
}
