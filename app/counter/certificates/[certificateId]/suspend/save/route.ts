import { formRoute } from '@/app/_server/form-route';
import { changeStatus, changeStatusFields } from '@/lib/certificates/changes/change-status';
import { changingRoles, recordPage } from '../../_changing';

export const POST = formRoute({
  roles: changingRoles,
  fields: changeStatusFields,
  page: ({ certificateId }: { certificateId: string }) => `/counter/certificates/${certificateId}/suspend`,
  perform: async (actor, input, { certificateId }) => {
    await changeStatus(actor, certificateId, 'suspend', input);
    return `${recordPage(actor, certificateId)}?done=suspended`;
  },
});
