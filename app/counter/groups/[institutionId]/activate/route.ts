import { formRoute } from '@/app/_server/form-route';
import { groupFields } from '@/lib/certificates/group/group-fields';
import { startGroupActivation } from '@/lib/certificates/group/start-group-activation';
import { groupsPath } from '../../_addresses';

export const POST = formRoute({
  roles: ['operator'],
  fields: groupFields,
  page: ({ institutionId }: { institutionId: string }) => `${groupsPath}/${institutionId}`,
  perform: async (actor, ticks, { institutionId }) =>
    `${groupsPath}/runs/${await startGroupActivation(actor, institutionId, ticks)}`,
});
