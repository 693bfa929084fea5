import { afterChange } from '@/app/admin/_calendar/after-change';
import { formRoute } from '@/app/_server/form-route';
import { deskPath } from '@/app/_server/page-municipality';
import { deskRoles, municipalityOf } from '@/lib/access/municipality';
import { calendarImportFields, importCalendar } from '@/lib/calendar/import-calendar';
import { keepCalendarFile } from '@/lib/calendar/keep-file';

export const POST = formRoute({
  roles: deskRoles,
  fields: calendarImportFields,
  fileField: 'file',
  keepFile: async (actor, file) => ({ kept: await keepCalendarFile(actor, file) }),
  page: ({ municipalityId }: { municipalityId: string }) => `${deskPath(municipalityId)}/calendar/import`,
  perform: async (actor, input, { municipalityId }) => {
    const { id } = await municipalityOf(actor, municipalityId);
    const { year, written } = await importCalendar(actor, id, input);
    return afterChange(`${deskPath(id)}/calendar`, year, written);
  },
});
