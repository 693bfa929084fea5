import { formRoute } from '@/app/_server/form-route';
import { sessionCookie } from '@/lib/access/session';
import { changePassword, changePasswordFields } from '@/lib/accounts/change-password';
import { allRoles } from '@/lib/domain/roles';

export const POST = formRoute({
  roles: allRoles,
  fields: changePasswordFields,
  page: () => '/account/password',
  perform: async (actor, input) => {
    const token = await changePassword(actor, input);
    return { path: '/account/password?done=password', setCookie: sessionCookie(token) };
  },
});
