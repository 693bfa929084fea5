import { formRoute } from '@/app/_server/form-route';
import { allRoles } from '@/lib/domain/roles';
import { chooseNotifications } from '@/lib/letters/choose-notifications';
import { notificationFields } from '@/lib/letters/notification-fields';

export const POST = formRoute({
  roles: allRoles,
  fields: notificationFields,
  page: () => '/account/notifications',
  perform: async (actor, chosen) => {
    await chooseNotifications(actor, chosen);
    return '/account/notifications?done=saved';
  },
});
