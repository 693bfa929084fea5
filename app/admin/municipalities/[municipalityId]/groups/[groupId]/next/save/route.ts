import { deskForm } from '@/app/_server/desk-form';
import { succeedGroup } from '@/lib/directory/groups/change-group';
import { successorFields } from '@/lib/directory/groups/group-fields';

type Params = { municipalityId: string; groupId: string };

export const POST = deskForm({
  fields: successorFields,
  page: ({ groupId }: Params) => `/groups/${groupId}/next`,
  perform: async ({ actor, municipality }, input, { groupId }) =>
    `/groups/${await succeedGroup(actor, municipality, groupId, input)}?done=succeeded`,
});
