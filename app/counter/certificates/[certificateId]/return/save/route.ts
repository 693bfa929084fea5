import { formRoute } from '@/app/_server/form-route';
import { returnCertificate } from '@/lib/certificates/return-certificate';
import { returnFields } from '@/lib/certificates/return-fields';

export const POST = formRoute({
  roles: ['operator'],
  fields: returnFields,
  page: ({ certificateId }: { certificateId: string }) => `/counter/certificates/${certificateId}/return`,
  perform: async (actor, input, { certificateId }) => {
    await returnCertificate(actor, certificateId, input);
    return `/counter/certificates/${certificateId}?done=returned`;
  },
});
