import { formRoute } from '@/app/_server/form-route';
import { deskRoles } from '@/lib/access/municipality';
import { refuseFields, refuseProposal } from '@/lib/proposals/decide-proposal';

type Params = { proposalId: string };

const page = ({ proposalId }: Params) => `/admin/proposals/${proposalId}`;

export const POST = formRoute({
  roles: deskRoles,
  fields: refuseFields,
  page,
  perform: async (actor, input, params: Params) => {
    await refuseProposal(actor, params.proposalId, input);
    return page(params);
  },
});
