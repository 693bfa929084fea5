import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { renewPaper } from '@/lib/certificates/renew-paper';

export const POST = formRoute({
  roles: ['operator'],
  fields: z.object({}),
  page: ({ certificateId }: { certificateId: string }) => `/counter/certificates/${certificateId}`,
  perform: async (actor, _nothing, { certificateId }) => {
    await renewPaper(actor, certificateId);
    return `/counter/certificates/${certificateId}?done=renewed`;
  },
});
