import { formRoute } from '@/app/_server/form-route';
import { familyRoles } from '@/lib/access/actor';
import { beginOwnLink, ownLinkFields } from '@/lib/accounts/provider/link-own-account';

export const POST = formRoute({
  roles: familyRoles,
  fields: ownLinkFields,
  page: () => '/account/provider',
  perform: async (actor, input) => ({
    path: '/sign-in/provider/leave',
    setCookie: await beginOwnLink(actor, input),
  }),
});
