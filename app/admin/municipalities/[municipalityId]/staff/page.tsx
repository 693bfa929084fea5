import type { Metadata } from 'next';
import type { PageQuery } from '@/app/_server/page-form';
import { pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import { StaffListPage } from '@/app/admin/staff/_staff-list';

export const metadata: Metadata = { title: 'Сотрудники муниципалитета' };

type Props = DeskParams & { searchParams: PageQuery };

export default async function MunicipalStaffPage({ params, searchParams }: Props) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/staff');
  return (
    <StaffListPage
      actor={actor}
      municipality={municipality}
      here={here}
      back={desk}
      title="Сотрудники"
      lead="Кто работает в учреждениях муниципалитета и кто им управляет."
      query={searchParams}
    />
  );
}
