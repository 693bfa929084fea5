import { formRoute } from '@/app/_server/form-route';
import { slipsDownload } from '@/app/_server/slips-download';
import { issueSlip, issueSlipFields } from '@/lib/accounts/issue-slip';
import { pupilAddress } from '../../../../../_addresses';

type Params = { childId: string; personId: string };

export const POST = formRoute({
  roles: ['login_issuer'],
  fields: issueSlipFields,
  page: ({ childId, personId }: Params) => `${pupilAddress(childId)}/slips/${personId}`,
  perform: async (actor, input, { childId, personId }) =>
    slipsDownload(await issueSlip(actor, childId, personId, input)),
});
