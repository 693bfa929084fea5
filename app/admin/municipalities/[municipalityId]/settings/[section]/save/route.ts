import { formRoute } from '@/app/_server/form-route';
import { deskPath } from '@/app/_server/page-municipality';
import { deskRoles, municipalityOf } from '@/lib/access/municipality';
import { Refusal } from '@/lib/domain/refusal';
import { changeSetting } from '@/lib/settings/change-setting';
import { settingFields } from '@/lib/settings/fields';

export const POST = formRoute({
  roles: deskRoles,
  fields: settingFields,
  page: ({ municipalityId, section }: { municipalityId: string; section: string }) =>
    `${deskPath(municipalityId)}/settings/${section}`,
  perform: async (actor, input, { municipalityId, section }) => {
    if (input.section !== section) throw new Refusal('not_found');
    const { id } = await municipalityOf(actor, municipalityId);
    await changeSetting(actor, id, input);
    return `${deskPath(id)}/settings?done=saved`;
  },
});
