import { formRoute } from '@/app/_server/form-route';
import { renameMunicipality } from '@/lib/regions/rename-municipality';
import { renameFields } from '@/lib/regions/municipality-fields';

const page = ({ municipalityId }: { municipalityId: string }) =>
  `/admin/region/municipalities/${municipalityId}`;

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: renameFields,
  page,
  perform: async (actor, input, params) => {
    await renameMunicipality(actor, params.municipalityId, input);
    return `${page(params)}?done=renamed`;
  },
});
