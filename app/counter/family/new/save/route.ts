import { formRoute } from '@/app/_server/form-route';
import { registerVisit } from '@/lib/reception/register-visit';
import { registerVisitFields } from '@/lib/reception/visit-fields';
import { visitFormPage } from '@/lib/reception/visit-form';

export const POST = formRoute({
  roles: ['operator'],
  fields: registerVisitFields,
  page: () => visitFormPage,
  perform: async (actor, family) => `/counter/family/visits/${await registerVisit(actor, family)}`,
});
