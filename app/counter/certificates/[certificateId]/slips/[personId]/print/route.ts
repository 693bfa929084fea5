import { formRoute } from '@/app/_server/form-route';
import { slipsDownload } from '@/app/_server/slips-download';
import { issueSlipAtCounter, issueSlipFields } from '@/lib/accounts/issue-slip';

type Params = { certificateId: string; personId: string };

export const POST = formRoute({
  roles: ['operator'],
  fields: issueSlipFields,
  page: ({ certificateId, personId }: Params) => `/counter/certificates/${certificateId}/slips/${personId}`,
  perform: async (actor, input, { certificateId, personId }) =>
    slipsDownload(await issueSlipAtCounter(actor, certificateId, personId, input)),
});
