import { formRoute } from '@/app/_server/form-route';
import { addPasskey, addPasskeyFields } from '@/lib/accounts/passkeys/add-passkey';
import { allRoles } from '@/lib/domain/roles';

export const POST = formRoute({
  roles: allRoles,
  fields: addPasskeyFields,
  page: () => '/account/passkeys',
  perform: async (actor, input) => {
    await addPasskey(actor, input);
    return '/account/passkeys?done=added';
  },
});
