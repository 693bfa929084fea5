import { z } from 'zod';
import { formRoute } from '@/app/_server/form-route';
import { deskRoles } from '@/lib/access/municipality';
import { withdrawProposal } from '@/lib/proposals/decide-proposal';

type Params = { proposalId: string };

const page = ({ proposalId }: Params) => `/admin/proposals/${proposalId}`;

export const POST = formRoute({
  roles: deskRoles,
  fields: z.object({}),
  page,
  perform: async (actor, _input, params: Params) => {
    await withdrawProposal(actor, params.proposalId);
    return '/admin/proposals';
  },
});
