import { formRoute } from '@/app/_server/form-route';
import { missingQuery } from '@/lib/reception/missing-papers';
import { activateVisit, activateVisitFields } from '@/lib/reception/activate-visit';

export const POST = formRoute({
  roles: ['operator'],
  fields: activateVisitFields,
  page: ({ visitId }: { visitId: string }) => `/counter/family/visits/${visitId}`,
  perform: async (actor, desks, { visitId }) => {
    const missing = missingQuery(await activateVisit(actor, visitId, desks));
    return `/counter/family/visits/${visitId}/done${missing === '' ? '' : `?${missing}`}`;
  },
});
