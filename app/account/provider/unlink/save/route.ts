import { formRoute } from '@/app/_server/form-route';
import { familyRoles } from '@/lib/access/actor';
import { ownLinkFields, unlinkOwnAccount } from '@/lib/accounts/provider/link-own-account';

export const POST = formRoute({
  roles: familyRoles,
  fields: ownLinkFields,
  page: () => '/account/provider',
  perform: async (actor, input) => {
    await unlinkOwnAccount(actor, input);
    return '/account/provider?done=unlinked';
  },
});
