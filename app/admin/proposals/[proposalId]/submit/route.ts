import { formRoute } from '@/app/_server/form-route';
import { deskRoles } from '@/lib/access/municipality';
import { submitFields, submitProposal } from '@/lib/proposals/submit-proposal';

type Params = { proposalId: string };

const page = ({ proposalId }: Params) => `/admin/proposals/${proposalId}`;

export const POST = formRoute({
  roles: deskRoles,
  fields: submitFields,
  page,
  perform: async (actor, input, params: Params) => {
    await submitProposal(actor, params.proposalId, input);
    return page(params);
  },
});
