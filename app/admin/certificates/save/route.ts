import { formRoute } from '@/app/_server/form-route';
import { findRecord, findRecordFields } from '@/lib/counter/find-record';

export const POST = formRoute({
  roles: ['municipal_admin', 'regional_admin'],
  fields: findRecordFields,
  page: () => '/admin/certificates',
  perform: async (actor, { number }) => `/counter/certificates/${await findRecord(actor, number)}/changes`,
});
