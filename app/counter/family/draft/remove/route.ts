import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { removeVisitDrafts } from '@/lib/reception/visit-draft';
import { visitFormPage } from '@/lib/reception/visit-form';

export const POST = formRoute({
  roles: ['operator'],
  fields: z.object({}),
  page: () => visitFormPage,
  perform: async (actor) => {
    await removeVisitDrafts(actor);
    return visitFormPage;
  },
});
