import { formRoute } from '@/app/_server/form-route';
import { addGuardian } from '@/lib/families/add-guardian';
import { addGuardianFields } from '@/lib/families/register-fields';
import { pupilAddress } from '../../../../_addresses';

export const POST = formRoute({
  roles: ['login_issuer'],
  fields: addGuardianFields,
  page: ({ childId }: { childId: string }) => `${pupilAddress(childId)}/guardian`,
  perform: async (actor, guardian, { childId }) => {
    await addGuardian(actor, childId, guardian);
    return `${pupilAddress(childId)}?done=guardian`;
  },
});
