import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { deskRoles } from '@/lib/access/municipality';
import { withdrawInvitation } from '@/lib/staff/change-invitation';
import { invitationPath } from '../../../_staff-paths';

export const POST = formRoute({
  roles: deskRoles,
  fields: z.object({}),
  page: ({ invitationId }: { invitationId: string }) => invitationPath(invitationId),
  perform: async (actor, _input, { invitationId }) => {
    await withdrawInvitation(actor, invitationId);
    return `${invitationPath(invitationId)}?done=withdrawn`;
  },
});
