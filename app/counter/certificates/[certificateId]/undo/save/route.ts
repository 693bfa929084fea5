import { formRoute } from '@/app/_server/form-route';
import { undoActivation, undoActivationFields } from '@/lib/certificates/changes/undo-activation';

export const POST = formRoute({
  roles: ['operator'],
  fields: undoActivationFields,
  page: ({ certificateId }: { certificateId: string }) => `/counter/certificates/${certificateId}/undo`,
  perform: async (actor, input, { certificateId }) => {
    await undoActivation(actor, certificateId, input);
    return `/counter/certificates/${certificateId}?done=undone`;
  },
});
