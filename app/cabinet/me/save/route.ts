import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { aboutParentFields, saveAboutParent } from '@/lib/families/save-about-me';

export const POST = formRoute({
  roles: ['parent'],
  fields: aboutParentFields,
  page: () => '/cabinet/me',
  perform: async (actor, input) => {
    await saveAboutParent(actor, input);
    return withSaved('/cabinet/certificate/apply', 'me');
  },
});
