import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { familyRoles } from '@/lib/access/actor';
import { fileApplicationFields } from '@/lib/applications/file-application';
import { resendConfirmation } from '@/lib/applications/resend-confirmation';

const page = ({ applicationId }: { applicationId: string }) => `/cabinet/applications/${applicationId}`;

export const POST = formRoute({
  roles: familyRoles,
  fields: fileApplicationFields,
  page,
  perform: async (actor, { email }, params) => {
    await resendConfirmation(actor, params.applicationId, email);
    return withSaved(page(params), 'letter');
  },
});
