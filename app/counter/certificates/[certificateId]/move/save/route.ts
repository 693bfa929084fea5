import { formRoute } from '@/app/_server/form-route';
import { moveCertificate, moveCertificateFields } from '@/lib/certificates/changes/move-certificate';
import { changingRoles, recordPage } from '../../_changing';

export const POST = formRoute({
  roles: changingRoles,
  fields: moveCertificateFields,
  page: ({ certificateId }: { certificateId: string }) => `/counter/certificates/${certificateId}/move`,
  perform: async (actor, input, { certificateId }) => {
    await moveCertificate(actor, certificateId, input);
    // Only the region sees the record still.
    return actor.role === 'regional_admin' ? recordPage(actor, certificateId) : '/counter/moved';
  },
});
