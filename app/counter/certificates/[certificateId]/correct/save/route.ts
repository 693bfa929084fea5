import { formRoute } from '@/app/_server/form-route';
import { correctAtDesk } from '@/lib/families/correct-at-desk';
import { correctDeskFields } from '@/lib/families/desk-fields';

export const POST = formRoute({
  roles: ['operator'],
  fields: correctDeskFields,
  page: ({ certificateId }: { certificateId: string }) => `/counter/certificates/${certificateId}/correct`,
  perform: async (actor, { matter, input }, { certificateId }) => {
    await correctAtDesk(actor, certificateId, matter, input);
    return `/counter/certificates/${certificateId}?done=corrected`;
  },
});
