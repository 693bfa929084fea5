import { previewPath } from '@/app/admin/_texts/preview';
import { formRoute } from '@/app/_server/form-route';
import { deskPath } from '@/app/_server/page-municipality';
import { deskRoles, municipalityOf } from '@/lib/access/municipality';
import { formatDate } from '@/lib/domain/dates';
import { isMunicipalTextPage } from '@/lib/domain/municipal-texts';
import { Refusal } from '@/lib/domain/refusal';
import { municipalTextFields } from '@/lib/settings/texts/publish-text';

export const POST = formRoute({
  roles: deskRoles,
  fields: municipalTextFields,
  page: ({ municipalityId, textPage }: { municipalityId: string; textPage: string }) =>
    `${deskPath(municipalityId)}/texts/${textPage}`,
  perform: async (actor, { title, body, from, to, seen }, { municipalityId, textPage }) => {
    if (!isMunicipalTextPage(textPage)) throw new Refusal('not_found');
    const { id } = await municipalityOf(actor, municipalityId);
    return previewPath(actor.accountId, `${deskPath(id)}/texts/${textPage}`, {
      title,
      body,
      from: formatDate(from),
      to: to ? formatDate(to) : '',
      seen: String(seen),
    });
  },
});
