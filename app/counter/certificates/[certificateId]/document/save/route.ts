import { formRoute } from '@/app/_server/form-route';
import { changeDocument, changeDocumentFields } from '@/lib/certificates/changes/change-document';

export const POST = formRoute({
  roles: ['operator'],
  fields: changeDocumentFields,
  page: ({ certificateId }: { certificateId: string }) => `/counter/certificates/${certificateId}/document`,
  perform: async (actor, input, { certificateId }) => {
    await changeDocument(actor, certificateId, input);
    return `/counter/certificates/${certificateId}?done=replaced`;
  },
});
