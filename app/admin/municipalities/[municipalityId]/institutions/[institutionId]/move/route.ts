import { deskForm } from '@/app/_server/desk-form';
import { moveFields, moveInstitution } from '@/lib/directory/institutions/reorder-institutions';

type Params = { municipalityId: string; institutionId: string };

export const POST = deskForm({
  fields: moveFields,
  page: () => '/institutions',
  perform: async ({ actor, municipality }, input, params: Params) => {
    await moveInstitution(actor, municipality, params.institutionId, input);
    return `/institutions?done=moved#${params.institutionId}`;
  },
});
