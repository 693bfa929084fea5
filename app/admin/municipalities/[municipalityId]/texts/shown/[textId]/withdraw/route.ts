import { formRoute } from '@/app/_server/form-route';
import { deskPath } from '@/app/_server/page-municipality';
import { deskRoles, municipalityOf } from '@/lib/access/municipality';
import { withdrawFields, withdrawText } from '@/lib/settings/texts/withdraw-text';

export const POST = formRoute({
  roles: deskRoles,
  fields: withdrawFields,
  page: ({ municipalityId, textId }: { municipalityId: string; textId: string }) =>
    `${deskPath(municipalityId)}/texts/shown/${textId}`,
  perform: async (actor, _input, { municipalityId, textId }) => {
    const { id } = await municipalityOf(actor, municipalityId);
    await withdrawText(actor, id, textId);
    return `${deskPath(id)}/texts?done=withdrawn`;
  },
});
