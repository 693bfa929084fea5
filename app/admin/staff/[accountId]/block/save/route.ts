import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { deskRoles } from '@/lib/access/municipality';
import { blockStaff } from '@/lib/staff/block-staff';
import { cardPath } from '../../../_staff-paths';

export const POST = formRoute({
  roles: deskRoles,
  fields: z.object({}),
  page: ({ accountId }: { accountId: string }) => `${cardPath(accountId)}/block`,
  perform: async (actor, _input, { accountId }) => {
    await blockStaff(actor, accountId);
    return `${cardPath(accountId)}?done=blocked`;
  },
});
