import { nextPage } from '@/app/cabinet/_after-saving';
import { stepFields } from '@/app/cabinet/_step';
import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { familyRoles } from '@/lib/access/actor';
import { saveChild, saveChildFields } from '@/lib/families/save-child';

export const POST = formRoute({
  roles: familyRoles,
  fields: saveChildFields.and(stepFields),
  page: ({ childId }: { childId: string }) => `/cabinet/children/${childId}/edit`,
  perform: async (actor, { step, ...details }, { childId }) => {
    await saveChild(actor, childId, details);
    return step ? nextPage(actor, childId, 'child') : withSaved(`/cabinet/children/${childId}`, 'child');
  },
});
