import { nextPage } from '@/app/cabinet/_after-saving';
import { stepFields } from '@/app/cabinet/_step';
import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { aboutParentFields, saveAboutParent } from '@/lib/families/save-about-me';

export const POST = formRoute({
  roles: ['parent'],
  fields: aboutParentFields.and(stepFields),
  page: () => '/cabinet/me',
  perform: async (actor, { step, ...details }) => {
    await saveAboutParent(actor, details);
    return step ? nextPage(actor, step, 'me') : withSaved('/cabinet/me', 'me');
  },
});
