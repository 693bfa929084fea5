import { afterChange } from '@/app/admin/_calendar/after-change';
import { formRoute } from '@/app/_server/form-route';
import { calendarImportFields, importCalendar } from '@/lib/calendar/import-calendar';
import { keepCalendarFile } from '@/lib/calendar/keep-file';

const calendar = '/admin/region/calendar';

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: calendarImportFields,
  fileField: 'file',
  keepFile: async (actor, file) => ({ kept: await keepCalendarFile(actor, file) }),
  page: () => `${calendar}/import`,
  perform: async (actor, input) => {
    const { year, written } = await importCalendar(actor, null, input);
    return afterChange(calendar, year, written);
  },
});
