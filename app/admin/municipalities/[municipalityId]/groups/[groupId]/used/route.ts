import { deskForm } from '@/app/_server/desk-form';
import { changeUsedGroup } from '@/lib/directory/groups/change-group';
import { usedGroupFields } from '@/lib/directory/groups/group-fields';

type Params = { municipalityId: string; groupId: string };

export const POST = deskForm({
  fields: usedGroupFields,
  page: ({ groupId }: Params) => `/groups/${groupId}`,
  perform: async ({ actor, municipality }, input, params) => {
    await changeUsedGroup(actor, municipality, params.groupId, input);
    return `/groups/${params.groupId}?done=saved`;
  },
});
