import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { privateFile } from '@/app/_server/file-route';
import { checkFamily } from '@/lib/reception/check-family';
import { visitFormPage } from '@/lib/reception/visit-form';

/** Called by the page itself while somebody types: who of the family is known already. */
export const POST = formRoute({
  roles: ['operator'],
  fields: z.record(z.string(), z.string()),
  page: () => visitFormPage,
  perform: async (actor, values) => Response.json(await checkFamily(actor, values), { headers: privateFile }),
});
