import { deskForm } from '@/app/_server/desk-form';
import { changeGroup } from '@/lib/directory/groups/change-group';
import { groupFields } from '@/lib/directory/groups/group-fields';

type Params = { municipalityId: string; groupId: string };

export const POST = deskForm({
  fields: groupFields,
  page: ({ groupId }: Params) => `/groups/${groupId}`,
  perform: async ({ actor, municipality }, input, params) => {
    await changeGroup(actor, municipality, params.groupId, input);
    return `/groups/${params.groupId}?done=saved`;
  },
});
