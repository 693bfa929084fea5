import { formRoute } from '@/app/_server/form-route';
import {
  municipalityMergeFields,
  proposeMunicipalityMerge,
} from '@/lib/proposals/propose-municipality-merge';

type Params = { municipalityId: string };

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: municipalityMergeFields,
  page: ({ municipalityId }: Params) => `/admin/region/municipalities/${municipalityId}`,
  perform: async (actor, input, { municipalityId }) =>
    `/admin/proposals/${await proposeMunicipalityMerge(actor, municipalityId, input)}`,
});
