import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { checkTargets, type CheckKey } from '@/components/cabinet/check-targets';
import { familyRoles } from '@/lib/access/actor';
import { getMyChild } from '@/lib/families/queries';
import { keepTypedEmail } from '../_typed-email';

/** «Изменить» of the check before sending: what is typed stays on the server, the form of the row opens. */
export const POST = formRoute({
  roles: familyRoles,
  fields: z.object({
    row: z.enum(Object.keys(checkTargets) as CheckKey[]),
    email: z.string().max(300).default(''),
  }),
  page: ({ childId }: { childId: string }) => `/cabinet/children/${childId}/apply`,
  perform: async (actor, { row, email }, { childId }) => {
    const { id } = await getMyChild(actor, childId);
    await keepTypedEmail(actor.accountId, id, email);
    return checkTargets[row](id);
  },
});
