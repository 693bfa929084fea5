import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { familyRoles } from '@/lib/access/actor';
import { renewPaper } from '@/lib/certificates/renew-paper';

const page = ({ certificateId }: { certificateId: string }) => `/cabinet/certificates/${certificateId}`;

export const POST = formRoute({
  roles: familyRoles,
  fields: z.object({}),
  page,
  perform: async (actor, _nothing, params) => {
    await renewPaper(actor, params.certificateId);
    return withSaved(page(params), 'paper');
  },
});
