import { deskForm } from '@/app/_server/desk-form';
import { moveGroup } from '@/lib/directory/groups/reorder-groups';
import { moveFields } from '@/lib/directory/institutions/reorder-institutions';

type Params = { municipalityId: string; groupId: string };

export const POST = deskForm({
  fields: moveFields,
  page: () => '/groups',
  perform: async ({ actor, municipality }, input, params: Params) => {
    await moveGroup(actor, municipality, params.groupId, input);
    return '/groups?done=moved';
  },
});
