import { deskForm } from '@/app/_server/desk-form';
import { undoClosing, undoClosingFields } from '@/lib/directory/institutions/close-institution';

type Params = { municipalityId: string; institutionId: string };

export const POST = deskForm({
  fields: undoClosingFields,
  page: ({ institutionId }: Params) => `/institutions/${institutionId}/close`,
  perform: async ({ actor, municipality }, input, params) => {
    await undoClosing(actor, municipality, params.institutionId, input);
    return `/institutions/${params.institutionId}/rights?done=reopened`;
  },
});
