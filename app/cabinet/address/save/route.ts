import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { familyRoles } from '@/lib/access/actor';
import { reachAgain } from '@/lib/letters/unreached';

export const POST = formRoute({
  roles: familyRoles,
  fields: z.object({}),
  page: () => '/cabinet',
  perform: async (actor) => {
    await reachAgain(actor);
    return withSaved('/cabinet', 'address');
  },
});
