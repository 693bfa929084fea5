import { formRoute } from '@/app/_server/form-route';
import { askLink, askLinkFields } from '@/lib/families/ask-link';

export const POST = formRoute({
  roles: ['parent'],
  fields: askLinkFields,
  page: ({ childId }: { childId: string }) => `/cabinet/children/${childId}/link`,
  perform: async (actor, input, { childId }) => {
    await askLink(actor, childId, input);
    return `/cabinet/children/${childId}/link`;
  },
});
