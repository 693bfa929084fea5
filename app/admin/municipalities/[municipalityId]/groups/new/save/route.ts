import { deskForm } from '@/app/_server/desk-form';
import { addGroup } from '@/lib/directory/groups/change-group';
import { groupFields } from '@/lib/directory/groups/group-fields';

export const POST = deskForm({
  fields: groupFields,
  page: () => '/groups/new',
  perform: async ({ actor, municipality }, input) =>
    `/groups/${await addGroup(actor, municipality, input)}?done=added`,
});
