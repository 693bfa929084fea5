import { formRoute } from '@/app/_server/form-route';
import { deskPath } from '@/app/_server/page-municipality';
import { deskRoles, municipalityOf } from '@/lib/access/municipality';
import { saveBookingSetting } from '@/lib/bookings/save-setting';
import { bookingSettingFields } from '@/lib/bookings/setting-fields';

type Params = { municipalityId: string; institutionId: string };

const pageOf = ({ municipalityId, institutionId }: Params) =>
  `${deskPath(municipalityId)}/visits/${institutionId}`;

export const POST = formRoute({
  roles: deskRoles,
  fields: bookingSettingFields,
  page: pageOf,
  perform: async (actor, input, params) => {
    const { id } = await municipalityOf(actor, params.municipalityId);
    await saveBookingSetting(actor, params.institutionId, input, { municipalityId: id });
    return `${pageOf(params)}?saved=1`;
  },
});
