import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { sendLetterAgain } from '@/lib/health/failed-letters';

const path = '/admin/region/health';

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: z.object({}),
  page: () => path,
  perform: async (actor, _input, { letterId }: { letterId: string }) => {
    await sendLetterAgain(actor, letterId);
    return `${path}?done=queued`;
  },
});
