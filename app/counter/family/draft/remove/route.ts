import { formRoute } from '@/app/_server/form-route';
import { removeDraftFields, removeVisitDraft } from '@/lib/reception/visit-draft';
import { visitFormPage } from '@/lib/reception/visit-form';

export const POST = formRoute({
  roles: ['operator'],
  fields: removeDraftFields,
  page: () => visitFormPage,
  perform: async (actor, { draft }) => {
    await removeVisitDraft(actor, draft);
    return visitFormPage;
  },
});
