import { formRoute } from '@/app/_server/form-route';
import { saveBookingSetting } from '@/lib/bookings/save-setting';
import { bookingSettingFields } from '@/lib/bookings/setting-fields';

const path = '/counter/visits/settings';

export const POST = formRoute({
  roles: ['operator'],
  fields: bookingSettingFields,
  page: () => path,
  perform: async (actor, input) => {
    await saveBookingSetting(actor, actor.institutionId, input);
    return `${path}?saved=1`;
  },
});
