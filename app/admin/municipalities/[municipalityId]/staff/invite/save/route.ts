import { formRoute } from '@/app/_server/form-route';
import { deskPath } from '@/app/_server/page-municipality';
import { deskRoles, municipalityOf } from '@/lib/access/municipality';
import { inviteStaff, inviteStaffFields } from '@/lib/staff/invite-staff';

export const POST = formRoute({
  roles: deskRoles,
  fields: inviteStaffFields,
  page: ({ municipalityId }: { municipalityId: string }) => `${deskPath(municipalityId)}/staff/invite`,
  perform: async (actor, input, { municipalityId }) => {
    const { id } = await municipalityOf(actor, municipalityId);
    await inviteStaff(actor, { municipalityId: id }, input);
    return `${deskPath(id)}/staff?done=invited`;
  },
});
