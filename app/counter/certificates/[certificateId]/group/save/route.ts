import { formRoute } from '@/app/_server/form-route';
import { changeGroup, changeGroupFields } from '@/lib/certificates/changes/change-group';
import { changingRoles, recordPage } from '../../_changing';

export const POST = formRoute({
  roles: changingRoles,
  fields: changeGroupFields,
  page: ({ certificateId }: { certificateId: string }) => `/counter/certificates/${certificateId}/group`,
  perform: async (actor, input, { certificateId }) => {
    await changeGroup(actor, certificateId, input);
    return `${recordPage(actor, certificateId)}?done=grouped`;
  },
});
