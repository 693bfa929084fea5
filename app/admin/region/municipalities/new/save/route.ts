import { formRoute } from '@/app/_server/form-route';
import { addMunicipality } from '@/lib/regions/add-municipality';
import { addMunicipalityFields } from '@/lib/regions/municipality-fields';

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: addMunicipalityFields,
  page: () => '/admin/region/municipalities/new',
  perform: async (actor, input) => {
    await addMunicipality(actor, input);
    return '/admin/region/municipalities?done=added';
  },
});
