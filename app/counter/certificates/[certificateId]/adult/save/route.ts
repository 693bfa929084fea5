import { formRoute } from '@/app/_server/form-route';
import { tieAdult } from '@/lib/reception/tie-adult';
import { tieAdultFields } from '@/lib/reception/tie-adult-fields';
import { adultPage, changingRoles, recordPage } from '../../_changing';

export const POST = formRoute({
  roles: changingRoles,
  fields: tieAdultFields,
  page: ({ certificateId }: { certificateId: string }) => adultPage(certificateId),
  perform: async (actor, input, { certificateId }) => {
    const adult = await tieAdult(actor, certificateId, input);
    return `${recordPage(actor, certificateId)}?done=tied&adult=${adult}`;
  },
});
