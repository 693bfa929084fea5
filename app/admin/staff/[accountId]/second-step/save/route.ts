import { formRoute } from '@/app/_server/form-route';
import { deskRoles } from '@/lib/access/municipality';
import { resetStaffSecondStep, resetStaffSecondStepFields } from '@/lib/staff/reset-staff-second-step';
import { cardPath } from '../../../_staff-paths';

export const POST = formRoute({
  roles: deskRoles,
  fields: resetStaffSecondStepFields,
  page: ({ accountId }: { accountId: string }) => `${cardPath(accountId)}/second-step`,
  perform: async (actor, input, { accountId }) => {
    await resetStaffSecondStep(actor, accountId, input);
    return `${cardPath(accountId)}?done=reset`;
  },
});
