import { deskForm } from '@/app/_server/desk-form';
import { cancelRight, cancelRightFields } from '@/lib/directory/rights/change-prepared';

type Params = { municipalityId: string; institutionId: string; rightId: string };

export const POST = deskForm({
  fields: cancelRightFields,
  page: ({ institutionId, rightId }: Params) => `/institutions/${institutionId}/rights/${rightId}`,
  perform: async ({ actor, municipality }, input, params) => {
    await cancelRight(actor, municipality, params, input);
    return `/institutions/${params.institutionId}/rights?done=cancelled`;
  },
});
