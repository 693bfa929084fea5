import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { familyRoles } from '@/lib/access/actor';
import { chooseInstitution, chooseInstitutionFields } from '@/lib/certificates/choose-institution';

export const POST = formRoute({
  roles: familyRoles,
  fields: chooseInstitutionFields,
  page: ({ certificateId }: { certificateId: string }) =>
    `/cabinet/certificates/${certificateId}/institutions`,
  perform: async (actor, { institutionId }, { certificateId }) => {
    await chooseInstitution(actor, certificateId, institutionId);
    return withSaved(`/cabinet/certificates/${certificateId}`, 'institution');
  },
});
