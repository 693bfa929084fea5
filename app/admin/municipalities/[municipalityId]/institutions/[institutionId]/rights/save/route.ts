import { deskForm } from '@/app/_server/desk-form';
import { prepareRight, prepareRightFields } from '@/lib/directory/rights/prepare-right';

type Params = { municipalityId: string; institutionId: string };

export const POST = deskForm({
  fields: prepareRightFields,
  page: ({ institutionId }: Params) => `/institutions/${institutionId}/rights`,
  perform: async ({ actor, municipality }, input, params) => {
    await prepareRight(actor, municipality, params.institutionId, input);
    return `/institutions/${params.institutionId}/rights?done=prepared`;
  },
});
