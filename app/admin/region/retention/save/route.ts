import { formRoute } from '@/app/_server/form-route';
import { retentionFields, setRetentionTerms } from '@/lib/personal-data/retention/set-terms';

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: retentionFields,
  page: () => '/admin/region/retention',
  perform: async (actor, input) => {
    await setRetentionTerms(actor, input);
    return '/admin/region/retention?done=saved';
  },
});
