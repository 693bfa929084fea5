import type { Metadata } from 'next';
import type { PageQuery } from '@/app/_server/page-form';
import { regionalRegister } from '@/app/admin/_register/place';
import { BulkPage } from '@/app/admin/_register/bulk-page';

export const metadata: Metadata = { title: 'Действие с записями' };

export default async function RegionalBulkPage({ searchParams }: { searchParams: PageQuery }) {
  return <BulkPage place={await regionalRegister('/bulk')} query={searchParams} />;
}
