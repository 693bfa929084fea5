import { fileRoute } from '@/app/_server/file-route';
import { deskPath } from '@/app/_server/page-municipality';
import { openReportFile } from '@/app/admin/_reports/report-file';

export const GET = fileRoute({
  returnTo: ({ municipalityId }: { municipalityId: string }) => `${deskPath(municipalityId)}/reports`,
  open: (actor, { municipalityId }, query) => openReportFile(actor, municipalityId, query),
});
