import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { familyRoles } from '@/lib/access/actor';
import { cancelVisit } from '@/lib/bookings/cancel-visit';
import { cancelVisitFields } from '@/lib/bookings/visit-fields';

export const POST = formRoute({
  roles: familyRoles,
  fields: cancelVisitFields,
  page: ({ certificateId }: { certificateId: string }) => `/cabinet/certificates/${certificateId}/visit`,
  perform: async (actor, seen, { certificateId }) => {
    await cancelVisit(actor, certificateId, seen);
    return withSaved(`/cabinet/certificates/${certificateId}/visit`, 'visit_cancelled');
  },
});
