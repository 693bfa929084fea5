import { formRoute } from '@/app/_server/form-route';
import { periodFields } from '@/lib/personal-data/retention/destruction-act';

/** Days are no personal data: they go into the address, and the page shows what there is of them. */
export const POST = formRoute({
  roles: ['regional_admin'],
  fields: periodFields,
  page: () => '/admin/region/retention',
  perform: (_actor, { from, to }) =>
    Promise.resolve(`/admin/region/retention?from=${from.toString()}&to=${to.toString()}`),
});
