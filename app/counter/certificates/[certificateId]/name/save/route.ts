import { formRoute } from '@/app/_server/form-route';
import { renameChild, renameChildFields } from '@/lib/certificates/changes/rename-child';

export const POST = formRoute({
  roles: ['operator'],
  fields: renameChildFields,
  page: ({ certificateId }: { certificateId: string }) => `/counter/certificates/${certificateId}/name`,
  perform: async (actor, input, { certificateId }) => {
    await renameChild(actor, certificateId, input);
    return `/counter/certificates/${certificateId}?done=renamed`;
  },
});
