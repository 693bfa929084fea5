import { formRoute } from '@/app/_server/form-route';
import { changeLogin, changeLoginFields } from '@/lib/accounts/change-login';
import { allRoles } from '@/lib/domain/roles';

export const POST = formRoute({
  roles: allRoles,
  fields: changeLoginFields,
  page: () => '/account/login',
  perform: async (actor, input) => {
    await changeLogin(actor, input);
    return '/account/login?done=login';
  },
});
