import { formRoute } from '@/app/_server/form-route';
import { periodQuery, reportPeriodFields } from '@/lib/reports/period';

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: reportPeriodFields,
  page: () => '/admin/region/reports',
  perform: (_actor, period) => Promise.resolve(`/admin/region/reports?${periodQuery(period)}`),
});
