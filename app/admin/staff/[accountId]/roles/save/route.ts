import { formRoute } from '@/app/_server/form-route';
import { deskRoles } from '@/lib/access/municipality';
import { giveRole } from '@/lib/staff/give-role';
import { giveRoleFields } from '@/lib/staff/role-fields';
import { cardPath } from '../../../_staff-paths';

export const POST = formRoute({
  roles: deskRoles,
  fields: giveRoleFields,
  page: ({ accountId }: { accountId: string }) => `${cardPath(accountId)}/roles`,
  perform: async (actor, input, { accountId }) => {
    await giveRole(actor, accountId, input);
    return `${cardPath(accountId)}?done=given`;
  },
});
