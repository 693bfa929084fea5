import { formRoute } from '@/app/_server/form-route';
import { kindOf } from '../../../../../_wordings/wording-routes';
import { returnToRegion, returnToRegionFields } from '@/lib/papers/wordings/return-to-region';

const room = '/admin/municipality/papers';

/** From the day named on, the region's words are printed. */
export const POST = formRoute({
  roles: ['municipal_admin'],
  fields: returnToRegionFields,
  page: ({ kind }: { kind: string }) => `${room}/${kind}/return`,
  perform: async (actor, input, { kind }) => {
    await returnToRegion(actor, kindOf(kind), input);
    return `${room}?done=returned`;
  },
});
