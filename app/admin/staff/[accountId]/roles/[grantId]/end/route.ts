import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { deskRoles } from '@/lib/access/municipality';
import { endRole } from '@/lib/staff/end-role';
import { cardPath, rolePath } from '../../../../_staff-paths';

export const POST = formRoute({
  roles: deskRoles,
  fields: z.object({}),
  page: (params: { accountId: string; grantId: string }) => rolePath(params),
  perform: async (actor, _input, { accountId, grantId }) => {
    await endRole(actor, accountId, grantId);
    return `${cardPath(accountId)}?done=ended`;
  },
});
