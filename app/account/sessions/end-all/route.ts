import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { sessionCookie } from '@/lib/access/session';
import { signOutEverywhere } from '@/lib/accounts/end-sessions';
import { allRoles } from '@/lib/domain/roles';

/** «Выйти везде»: this session ends with the others, so its cookie goes, too. */
export const POST = formRoute({
  roles: allRoles,
  fields: z.object({}),
  page: () => '/account/password',
  perform: async (actor) => {
    await signOutEverywhere(actor);
    return { path: '/sign-in?ended=everywhere', setCookie: sessionCookie('') };
  },
});
