import { nextPage } from '@/app/cabinet/_after-saving';
import { stepFields } from '@/app/cabinet/_step';
import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { aboutChildFields, saveAboutChild } from '@/lib/families/save-about-child';

export const POST = formRoute({
  roles: ['child'],
  fields: aboutChildFields.and(stepFields),
  page: () => '/cabinet/me',
  perform: async (actor, { step, ...details }) => {
    await saveAboutChild(actor, details);
    return step ? nextPage(actor, step, 'me') : withSaved('/cabinet/me', 'me');
  },
});
