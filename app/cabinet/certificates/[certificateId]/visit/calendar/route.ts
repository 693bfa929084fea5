import { openVisitCalendar } from '@/lib/bookings/visit-calendar';
import { familyFile } from '../../../_family-file';

export const GET = familyFile({
  type: 'text/calendar; charset=utf-8',
  name: { latin: 'priem.ics', russian: 'Приём.ics' },
  open: async (actor, certificateId) => Buffer.from(await openVisitCalendar(actor, certificateId)),
});
