import { deskForm } from '@/app/_server/desk-form';
import { closeFields, closeInstitution } from '@/lib/directory/institutions/close-institution';

type Params = { municipalityId: string; institutionId: string };

export const POST = deskForm({
  fields: closeFields,
  page: ({ institutionId }: Params) => `/institutions/${institutionId}/close`,
  perform: async ({ actor, municipality }, input, params) => {
    await closeInstitution(actor, municipality, params.institutionId, input);
    return `/institutions/${params.institutionId}?done=closed`;
  },
});
