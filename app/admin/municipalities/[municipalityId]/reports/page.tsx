import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import type { PageQuery } from '@/app/_server/page-form';
import { deskPath, pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import { ReportPage, reportsTitle } from '@/app/admin/_reports/report-page';

type Props = DeskParams & { searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { municipalityId } = await params;
  return formTitle(reportsTitle, `${deskPath(municipalityId)}/reports`, searchParams);
}

export default async function MunicipalReportsPage({ params, searchParams }: Props) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/reports');
  return (
    <ReportPage
      actor={actor}
      municipalityId={municipality.id}
      name={municipality.fullName}
      here={here}
      back={desk}
      searchParams={searchParams}
    />
  );
}
