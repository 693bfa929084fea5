import { deskForm } from '@/app/_server/desk-form';
import { removeFields, removeInstitution } from '@/lib/directory/institutions/remove-institution';

type Params = { municipalityId: string; institutionId: string };

export const POST = deskForm({
  fields: removeFields,
  page: ({ institutionId }: Params) => `/institutions/${institutionId}/close`,
  perform: async ({ actor, municipality }, input, params) => {
    await removeInstitution(actor, municipality, params.institutionId, input);
    return '/institutions?done=removed';
  },
});
