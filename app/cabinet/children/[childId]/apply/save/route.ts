import { formRoute } from '@/app/_server/form-route';
import { familyRoles } from '@/lib/access/actor';
import { fileApplication, fileApplicationFields } from '@/lib/applications/file-application';

export const POST = formRoute({
  roles: familyRoles,
  fields: fileApplicationFields,
  page: ({ childId }: { childId: string }) => `/cabinet/children/${childId}/apply`,
  perform: async (actor, { email }, { childId }) =>
    `/cabinet/applications/${await fileApplication(actor, childId, email)}`,
});
