import { deskForm } from '@/app/_server/desk-form';
import { endRight, endRightFields } from '@/lib/directory/rights/change-prepared';

type Params = { municipalityId: string; institutionId: string; rightId: string };

export const POST = deskForm({
  fields: endRightFields,
  page: ({ institutionId, rightId }: Params) => `/institutions/${institutionId}/rights/${rightId}`,
  perform: async ({ actor, municipality }, input, params) => {
    await endRight(actor, municipality, params, input);
    return `/institutions/${params.institutionId}/rights?done=ended`;
  },
});
