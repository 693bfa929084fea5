import { fileRoute } from '@/app/_server/file-route';
import { openReportFile } from '@/app/admin/_reports/report-file';

export const GET = fileRoute({
  returnTo: () => '/admin/region/reports',
  open: (actor, _params, query) => openReportFile(actor, null, query),
});
