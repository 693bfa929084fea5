import { formRoute } from '@/app/_server/form-route';
import { setPopulation } from '@/lib/regions/set-population';
import { populationFields } from '@/lib/regions/municipality-fields';

const page = ({ municipalityId }: { municipalityId: string }) =>
  `/admin/region/municipalities/${municipalityId}`;

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: populationFields,
  page,
  perform: async (actor, input, params) => {
    await setPopulation(actor, params.municipalityId, input);
    return `${page(params)}?done=population`;
  },
});
