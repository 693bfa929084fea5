import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { endOwnSession } from '@/lib/accounts/end-sessions';
import { allRoles } from '@/lib/domain/roles';

export const POST = formRoute<(typeof allRoles)[number], object, { sessionId: string }>({
  roles: allRoles,
  fields: z.object({}),
  page: () => '/account/password',
  perform: async (actor, _input, { sessionId }) => {
    await endOwnSession(actor, sessionId);
    return '/account/password?done=session';
  },
});
