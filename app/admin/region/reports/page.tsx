import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { ReportPage, reportsTitle } from '@/app/admin/_reports/report-page';

const path = '/admin/region/reports';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(reportsTitle, path, searchParams);
}

export default async function RegionReportsPage({ searchParams }: Props) {
  const actor = await pageActor(path, ['regional_admin']);
  return (
    <ReportPage
      actor={actor}
      municipalityId={null}
      name="Все муниципалитеты региона"
      here={path}
      back="/admin/region"
      searchParams={searchParams}
    />
  );
}
