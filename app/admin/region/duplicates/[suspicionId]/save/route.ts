import { formRoute } from '@/app/_server/form-route';
import { decideDuplicate, decideDuplicateFields } from '@/lib/duplicates/decide-duplicate';

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: decideDuplicateFields,
  page: ({ suspicionId }: { suspicionId: string }) => `/admin/region/duplicates/${suspicionId}`,
  perform: async (actor, input, { suspicionId }) => {
    await decideDuplicate(actor, suspicionId, input);
    return '/admin/region?done=decided';
  },
});
