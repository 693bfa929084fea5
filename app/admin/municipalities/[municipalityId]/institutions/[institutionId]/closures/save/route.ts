import { deskForm } from '@/app/_server/desk-form';
import { addClosedDays, closedDaysFields } from '@/lib/directory/institutions/closed-days';

type Params = { municipalityId: string; institutionId: string };

export const POST = deskForm({
  fields: closedDaysFields,
  page: ({ institutionId }: Params) => `/institutions/${institutionId}/closures`,
  perform: async ({ actor, municipality }, input, params) => {
    await addClosedDays(actor, municipality, params.institutionId, input);
    return `/institutions/${params.institutionId}/closures?done=added`;
  },
});
