import { afterChange } from '@/app/admin/_calendar/after-change';
import { formRoute } from '@/app/_server/form-route';
import { deskPath } from '@/app/_server/page-municipality';
import { deskRoles, municipalityOf } from '@/lib/access/municipality';
import { calendarDayFields, setCalendarDay } from '@/lib/calendar/set-day';

export const POST = formRoute({
  roles: deskRoles,
  fields: calendarDayFields,
  page: ({ municipalityId }: { municipalityId: string }) => `${deskPath(municipalityId)}/calendar`,
  perform: async (actor, input, { municipalityId }) => {
    const { id } = await municipalityOf(actor, municipalityId);
    const written = await setCalendarDay(actor, id, input);
    return afterChange(`${deskPath(id)}/calendar`, input.day.year, written);
  },
});
