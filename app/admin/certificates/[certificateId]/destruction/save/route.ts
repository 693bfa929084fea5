import { formRoute } from '@/app/_server/form-route';
import { deskRoles } from '@/lib/access/municipality';
import { destructionFields, proposeDestruction } from '@/lib/proposals/propose-destruction';

type Params = { certificateId: string };

export const POST = formRoute({
  roles: deskRoles,
  fields: destructionFields,
  page: ({ certificateId }: Params) => `/admin/certificates/${certificateId}/destruction`,
  perform: async (actor, input, { certificateId }) =>
    `/admin/proposals/${await proposeDestruction(actor, certificateId, input)}`,
});
