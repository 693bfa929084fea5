import { formRoute } from '@/app/_server/form-route';
import { slipsDownload } from '@/app/_server/slips-download';
import { issueSlipFields } from '@/lib/accounts/issue-slip';
import { issueVisitSlip } from '@/lib/reception/visit-slip';

export const POST = formRoute({
  roles: ['operator'],
  fields: issueSlipFields,
  page: ({ visitId }: { visitId: string }) => `/counter/family/visits/${visitId}/done`,
  perform: async (actor, input, { visitId }) => slipsDownload(await issueVisitSlip(actor, visitId, input)),
});
