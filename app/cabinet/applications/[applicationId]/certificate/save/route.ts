import { formRoute } from '@/app/_server/form-route';
import { familyRoles } from '@/lib/access/actor';
import { issueCertificate, issueCertificateFields } from '@/lib/certificates/issue-certificate';

export const POST = formRoute({
  roles: familyRoles,
  fields: issueCertificateFields,
  page: ({ applicationId }: { applicationId: string }) =>
    `/cabinet/applications/${applicationId}/certificate`,
  perform: async (actor, chosen, { applicationId }) =>
    `/cabinet/certificates/${await issueCertificate(actor, applicationId, chosen)}`,
});
