import { deskForm } from '@/app/_server/desk-form';
import { hoursFields, setHours } from '@/lib/directory/institutions/set-hours';

type Params = { municipalityId: string; institutionId: string };

export const POST = deskForm({
  fields: hoursFields,
  page: ({ institutionId }: Params) => `/institutions/${institutionId}/hours`,
  perform: async ({ actor, municipality }, input, params) => {
    await setHours(actor, municipality, params.institutionId, input);
    return `/institutions/${params.institutionId}?done=saved`;
  },
});
