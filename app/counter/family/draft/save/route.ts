import { z } from 'zod';
import { privateFile } from '@/app/_server/file-route';
import { formRoute } from '@/app/_server/form-route';
import { keepVisitDraft } from '@/lib/reception/visit-draft';
import { visitFormPage } from '@/lib/reception/visit-form';

/** Called by the page itself while somebody types. */
export const POST = formRoute({
  roles: ['operator'],
  fields: z.record(z.string(), z.string()),
  page: () => visitFormPage,
  perform: async (actor, values) =>
    Response.json({ kept: await keepVisitDraft(actor, values) }, { headers: privateFile }),
});
