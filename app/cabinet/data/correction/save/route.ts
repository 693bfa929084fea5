import { formRoute } from '@/app/_server/form-route';
import { familyRoles } from '@/lib/access/actor';
import { askCorrection, askCorrectionFields } from '@/lib/families/ask-correction';

export const POST = formRoute({
  roles: familyRoles,
  fields: askCorrectionFields,
  page: () => '/cabinet/data/correction',
  perform: async (actor, input) => {
    await askCorrection(actor, input);
    return '/cabinet/data?done=asked';
  },
});
