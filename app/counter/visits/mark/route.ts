import { formRoute } from '@/app/_server/form-route';
import { markVisit, markVisitFields } from '@/lib/bookings/mark-visit';

const path = '/counter/visits';

export const POST = formRoute({
  roles: ['operator'],
  fields: markVisitFields,
  page: () => path,
  perform: async (actor, mark) => {
    const day = await markVisit(actor, mark);
    return `${path}?day=${day.toString()}&done=marked`;
  },
});
