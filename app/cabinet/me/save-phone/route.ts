import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { aboutChildFields, saveAboutChild } from '@/lib/families/save-about-child';

export const POST = formRoute({
  roles: ['child'],
  fields: aboutChildFields,
  page: () => '/cabinet/me',
  perform: async (actor, input) => {
    await saveAboutChild(actor, input);
    return withSaved('/cabinet/certificate/apply', 'me');
  },
});
