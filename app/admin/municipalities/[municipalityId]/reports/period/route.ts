import { formRoute } from '@/app/_server/form-route';
import { deskPath } from '@/app/_server/page-municipality';
import { deskRoles, municipalityOf } from '@/lib/access/municipality';
import { periodQuery, reportPeriodFields } from '@/lib/reports/period';

/** Days are no personal data: they go into the address. */
export const POST = formRoute({
  roles: deskRoles,
  fields: reportPeriodFields,
  page: ({ municipalityId }: { municipalityId: string }) => `${deskPath(municipalityId)}/reports`,
  perform: async (actor, period, { municipalityId }) => {
    const { id } = await municipalityOf(actor, municipalityId);
    return `${deskPath(id)}/reports?${periodQuery(period)}`;
  },
});
