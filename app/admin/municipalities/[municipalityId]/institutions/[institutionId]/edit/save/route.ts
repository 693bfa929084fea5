import { deskForm } from '@/app/_server/desk-form';
import { institutionCardFields } from '@/lib/directory/institutions/card-fields';
import { changeInstitution } from '@/lib/directory/institutions/change-institution';

type Params = { municipalityId: string; institutionId: string };

export const POST = deskForm({
  fields: institutionCardFields,
  page: ({ institutionId }: Params) => `/institutions/${institutionId}/edit`,
  perform: async ({ actor, municipality }, input, params) => {
    await changeInstitution(actor, municipality, params.institutionId, input);
    return `/institutions/${params.institutionId}?done=saved`;
  },
});
