import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { familyRoles } from '@/lib/access/actor';
import { presentPassword, requireOwnPassword } from '@/lib/accounts/own-password';
import { withdrawConsent } from '@/lib/personal-data/consent/withdraw-consent';

export const POST = formRoute({
  roles: familyRoles,
  fields: z.object({
    understood: z.literal('on', { error: 'Отметьте, что Вы прочитали, что произойдёт' }),
    presentPassword,
  }),
  page: ({ childId }: { childId: string }) => `/cabinet/children/${childId}/consent`,
  perform: async (actor, input, { childId }) => {
    await requireOwnPassword(actor, input.presentPassword);
    await withdrawConsent(actor, childId);
    return `/cabinet/children/${childId}/consent`;
  },
});
