import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { StaffListPage } from '@/app/admin/staff/_staff-list';

export const metadata: Metadata = { title: 'Администраторы' };

const path = '/admin/region/staff';

export default async function RegionStaffPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(path, ['regional_admin']);
  return (
    <StaffListPage
      actor={actor}
      municipality={null}
      here={path}
      back="/admin/region"
      title="Администраторы"
      lead="Администраторы муниципалитетов и региона. Сотрудники учреждений — на странице своего муниципалитета."
      query={searchParams}
    />
  );
}
