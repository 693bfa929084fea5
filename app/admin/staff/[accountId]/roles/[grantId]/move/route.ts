import { formRoute } from '@/app/_server/form-route';
import { deskRoles } from '@/lib/access/municipality';
import { changeInstitution, changeInstitutionFields } from '@/lib/staff/change-institution';
import { cardPath, rolePath } from '../../../../_staff-paths';

export const POST = formRoute({
  roles: deskRoles,
  fields: changeInstitutionFields,
  page: (params: { accountId: string; grantId: string }) => rolePath(params),
  perform: async (actor, input, { accountId, grantId }) => {
    await changeInstitution(actor, accountId, grantId, input);
    return `${cardPath(accountId)}?done=moved`;
  },
});
