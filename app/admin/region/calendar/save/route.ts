import { afterChange } from '@/app/admin/_calendar/after-change';
import { formRoute } from '@/app/_server/form-route';
import { calendarDayFields, setCalendarDay } from '@/lib/calendar/set-day';

const calendar = '/admin/region/calendar';

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: calendarDayFields,
  page: () => calendar,
  perform: async (actor, input) => {
    const written = await setCalendarDay(actor, null, input);
    return afterChange(calendar, input.day.year, written);
  },
});
