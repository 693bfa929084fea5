import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { familyRoles } from '@/lib/access/actor';
import { bookVisit } from '@/lib/bookings/book-visit';
import { bookVisitFields } from '@/lib/bookings/visit-fields';

export const POST = formRoute({
  roles: familyRoles,
  fields: bookVisitFields,
  page: ({ certificateId }: { certificateId: string }) => `/cabinet/certificates/${certificateId}/visit`,
  perform: async (actor, wanted, { certificateId }) => {
    const done = await bookVisit(actor, certificateId, wanted);
    const saved = done === 'moved' ? 'visit_moved' : 'visit_booked';
    return withSaved(`/cabinet/certificates/${certificateId}/visit`, saved);
  },
});
