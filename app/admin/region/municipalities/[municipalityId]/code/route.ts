import { formRoute } from '@/app/_server/form-route';
import { changeMunicipalityCode } from '@/lib/regions/change-code';
import { municipalityCodeFields } from '@/lib/regions/municipality-fields';

const page = ({ municipalityId }: { municipalityId: string }) =>
  `/admin/region/municipalities/${municipalityId}`;

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: municipalityCodeFields,
  page,
  perform: async (actor, input, params) => {
    await changeMunicipalityCode(actor, params.municipalityId, input);
    return `${page(params)}?done=code`;
  },
});
