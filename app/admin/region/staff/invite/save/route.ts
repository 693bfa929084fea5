import { formRoute } from '@/app/_server/form-route';
import { inviteStaff, inviteStaffFields } from '@/lib/staff/invite-staff';

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: inviteStaffFields,
  page: () => '/admin/region/staff/invite',
  perform: async (actor, input) => {
    await inviteStaff(actor, null, input);
    return '/admin/region/staff?done=invited';
  },
});
