import { formRoute } from '@/app/_server/form-route';
import { homePages } from '@/lib/access/actor';
import { sessionCookie } from '@/lib/access/session';
import { newPasswordFields } from '@/lib/accounts/new-password-fields';
import { setFirstPassword } from '@/lib/accounts/set-first-password';
import { allRoles } from '@/lib/domain/roles';

export const POST = formRoute({
  roles: allRoles,
  fields: newPasswordFields,
  page: () => '/first-password',
  perform: async (actor, input) => {
    const token = await setFirstPassword(actor, input);
    const path = actor.severalRoles ? '/choose-role' : homePages[actor.role];
    return { path, setCookie: sessionCookie(token) };
  },
});
