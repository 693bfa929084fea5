import { afterSavingChild } from '@/app/cabinet/_after-saving';
import { formRoute } from '@/app/_server/form-route';
import { familyRoles } from '@/lib/access/actor';
import { saveChild, saveChildFields } from '@/lib/families/save-child';

export const POST = formRoute({
  roles: familyRoles,
  fields: saveChildFields,
  page: ({ childId }: { childId: string }) => `/cabinet/children/${childId}/edit`,
  perform: async (actor, input, { childId }) => {
    await saveChild(actor, childId, input);
    return afterSavingChild(actor, childId, 'child');
  },
});
