import { formRoute } from '@/app/_server/form-route';
import { startPasskey, startPasskeyFields } from '@/lib/accounts/passkeys/start-passkey';
import { allRoles } from '@/lib/domain/roles';

export const POST = formRoute({
  roles: allRoles,
  fields: startPasskeyFields,
  page: () => '/account/passkeys',
  perform: async (actor, input) => `/account/passkeys?add=${await startPasskey(actor, input)}`,
});
