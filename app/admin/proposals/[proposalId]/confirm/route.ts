import { formRoute } from '@/app/_server/form-route';
import { deskRoles } from '@/lib/access/municipality';
import { confirmFields, confirmProposal } from '@/lib/proposals/decide-proposal';

type Params = { proposalId: string };

const page = ({ proposalId }: Params) => `/admin/proposals/${proposalId}`;

export const POST = formRoute({
  roles: deskRoles,
  fields: confirmFields,
  page,
  perform: async (actor, _input, params: Params) => {
    await confirmProposal(actor, params.proposalId);
    return page(params);
  },
});
