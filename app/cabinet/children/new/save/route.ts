import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { addChild, addChildFields } from '@/lib/families/add-child';

export const POST = formRoute({
  roles: ['parent'],
  fields: addChildFields,
  page: () => '/cabinet/children/new',
  perform: async (actor, input) => {
    const childId = await addChild(actor, input);
    return withSaved(`/cabinet/children/${childId}/edit`, 'child_added');
  },
});
