import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { familyRoles } from '@/lib/access/actor';
import { cancelApplication } from '@/lib/applications/cancel-application';

export const POST = formRoute({
  roles: familyRoles,
  fields: z.object({}),
  page: ({ applicationId }: { applicationId: string }) => `/cabinet/applications/${applicationId}/cancel`,
  perform: async (actor, _nothing, { applicationId }) => {
    await cancelApplication(actor, applicationId);
    return withSaved('/cabinet/certificate/apply', 'cancelled');
  },
});
