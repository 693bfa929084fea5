import { formRoute } from '@/app/_server/form-route';
import { activateCertificate, activateFields } from '@/lib/certificates/activate-certificate';

export const POST = formRoute({
  roles: ['operator'],
  fields: activateFields,
  page: ({ certificateId }: { certificateId: string }) => `/counter/certificates/${certificateId}`,
  perform: async (actor, seenPapers, { certificateId }) => {
    await activateCertificate(actor, certificateId, seenPapers);
    return `/counter/certificates/${certificateId}?done=activated`;
  },
});
