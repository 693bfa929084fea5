import { formRoute } from '@/app/_server/form-route';
import { decideCorrection, decideCorrectionFields } from '@/lib/families/decide-correction';

export const POST = formRoute({
  roles: ['operator'],
  fields: decideCorrectionFields,
  page: ({ correctionId }: { correctionId: string }) => `/counter/corrections/${correctionId}`,
  perform: async (actor, input, { correctionId }) => {
    await decideCorrection(actor, correctionId, input);
    return '/counter/corrections?done=answered';
  },
});
