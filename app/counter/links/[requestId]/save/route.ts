import { formRoute } from '@/app/_server/form-route';
import { decideLink, decideLinkFields } from '@/lib/families/decide-link';

export const POST = formRoute({
  roles: ['operator'],
  fields: decideLinkFields,
  page: ({ requestId }: { requestId: string }) => `/counter/links/${requestId}`,
  perform: async (actor, decision, { requestId }) => {
    const { mailed } = await decideLink(actor, requestId, decision);
    return `/counter/links?done=${decision.decision}${mailed ? '' : '&mail=none'}`;
  },
});
