import { previewPath } from '@/app/admin/_texts/preview';
import { formRoute } from '@/app/_server/form-route';
import { deskPath } from '@/app/_server/page-municipality';
import { deskRoles, municipalityOf } from '@/lib/access/municipality';
import { formatDate } from '@/lib/domain/dates';
import { isAddableLetter } from '@/lib/domain/letter-additions';
import { Refusal } from '@/lib/domain/refusal';
import { letterAdditionFields } from '@/lib/settings/letters/change-addition';

export const POST = formRoute({
  roles: deskRoles,
  fields: letterAdditionFields,
  page: ({ municipalityId, letterKind }: { municipalityId: string; letterKind: string }) =>
    `${deskPath(municipalityId)}/letters/${letterKind}`,
  perform: async (actor, input, { municipalityId, letterKind }) => {
    if (!isAddableLetter(letterKind)) throw new Refusal('not_found');
    const { id } = await municipalityOf(actor, municipalityId);
    return previewPath(actor.accountId, `${deskPath(id)}/letters/${letterKind}`, {
      body: input.body ?? '',
      from: formatDate(input.from),
      seen: String(input.seen),
    });
  },
});
