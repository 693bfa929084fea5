import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { removePasskey } from '@/lib/accounts/passkeys/own-passkeys';
import { allRoles } from '@/lib/domain/roles';

export const POST = formRoute<(typeof allRoles)[number], object, { passkeyId: string }>({
  roles: allRoles,
  fields: z.object({}),
  page: () => '/account/passkeys',
  perform: async (actor, _input, { passkeyId }) => {
    await removePasskey(actor, passkeyId);
    return '/account/passkeys?done=removed';
  },
});
