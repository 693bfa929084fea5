import { formRoute } from '@/app/_server/form-route';
import { Refusal } from '@/lib/domain/refusal';
import { changeSetting } from '@/lib/settings/change-setting';
import { regionSettingFields } from '@/lib/settings/fields';

const room = '/admin/region/settings';

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: regionSettingFields,
  page: ({ regionSection }: { regionSection: string }) => `${room}/${regionSection}`,
  perform: async (actor, input, { regionSection }) => {
    if (input.section !== regionSection) throw new Refusal('not_found');
    await changeSetting(actor, null, input);
    return `${room}?done=saved`;
  },
});
