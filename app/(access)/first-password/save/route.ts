import { formRoute } from '@/app/_server/form-route';
import { homePages } from '@/lib/access/actor';
import { firstPasswordFields, setFirstPassword } from '@/lib/accounts/set-first-password';
import { roles, type Role } from '@/lib/domain/roles';

export const POST = formRoute({
  roles: Object.keys(roles) as Role[],
  fields: firstPasswordFields,
  page: () => '/first-password',
  perform: async (actor, input) => {
    await setFirstPassword(actor, input);
    return homePages[actor.role];
  },
});
