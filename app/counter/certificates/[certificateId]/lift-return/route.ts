import { formRoute } from '@/app/_server/form-route';
import { liftReturn } from '@/lib/certificates/lift-return';
import { liftReturnFields } from '@/lib/certificates/return-fields';

export const POST = formRoute({
  roles: ['operator'],
  fields: liftReturnFields,
  page: ({ certificateId }: { certificateId: string }) => `/counter/certificates/${certificateId}`,
  perform: async (actor, { reason }, { certificateId }) => {
    await liftReturn(actor, certificateId, reason);
    return `/counter/certificates/${certificateId}?done=${reason === 'by_mistake' ? 'lifted_mistake' : 'lifted'}`;
  },
});
