import { nextPage } from '@/app/cabinet/_after-saving';
import { formRoute } from '@/app/_server/form-route';
import { addChild, addChildFields } from '@/lib/families/add-child';

export const POST = formRoute({
  roles: ['parent'],
  fields: addChildFields,
  page: () => '/cabinet/children/new',
  perform: async (actor, input) => nextPage(actor, await addChild(actor, input), 'child_added'),
});
