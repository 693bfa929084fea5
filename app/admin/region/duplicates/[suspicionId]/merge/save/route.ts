import { formRoute } from '@/app/_server/form-route';
import { mergeFields, proposeMerge } from '@/lib/proposals/propose-merge';

type Params = { suspicionId: string };

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: mergeFields,
  page: ({ suspicionId }: Params) => `/admin/region/duplicates/${suspicionId}`,
  perform: async (actor, input, { suspicionId }: Params) =>
    `/admin/proposals/${await proposeMerge(actor, suspicionId, input)}`,
});
