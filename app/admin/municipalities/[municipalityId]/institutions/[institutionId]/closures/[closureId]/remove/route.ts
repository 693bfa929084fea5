import { deskForm } from '@/app/_server/desk-form';
import { removeClosedDays, removeClosedDaysFields } from '@/lib/directory/institutions/closed-days';

type Params = { municipalityId: string; institutionId: string; closureId: string };

export const POST = deskForm({
  fields: removeClosedDaysFields,
  page: ({ institutionId }: Params) => `/institutions/${institutionId}/closures`,
  perform: async ({ actor, municipality }, input, params) => {
    await removeClosedDays(actor, municipality, params, input);
    return `/institutions/${params.institutionId}/closures?done=removed`;
  },
});
