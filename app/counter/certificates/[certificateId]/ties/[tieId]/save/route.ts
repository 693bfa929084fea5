import { formRoute } from '@/app/_server/form-route';
import { endTie, endTieFields } from '@/lib/families/end-tie';
import { changingRoles, recordPage } from '../../../_changing';

export const POST = formRoute({
  roles: changingRoles,
  fields: endTieFields,
  page: ({ certificateId, tieId }: { certificateId: string; tieId: string }) =>
    `/counter/certificates/${certificateId}/ties/${tieId}`,
  perform: async (actor, input, { certificateId, tieId }) => {
    await endTie(actor, certificateId, tieId, input);
    return `${recordPage(actor, certificateId)}?done=untied`;
  },
});
