import { formRoute } from '@/app/_server/form-route';
import { deskPath } from '@/app/_server/page-municipality';
import { deskRoles, municipalityOf } from '@/lib/access/municipality';
import { isMunicipalTextPage, municipalTextPages } from '@/lib/domain/municipal-texts';
import { Refusal } from '@/lib/domain/refusal';
import { municipalTextFields, publishText } from '@/lib/settings/texts/publish-text';

export const POST = formRoute({
  roles: deskRoles,
  fields: municipalTextFields,
  page: ({ municipalityId, textPage }: { municipalityId: string; textPage: string }) =>
    `${deskPath(municipalityId)}/texts/${textPage}`,
  perform: async (actor, input, { municipalityId, textPage }) => {
    if (!isMunicipalTextPage(textPage)) throw new Refusal('not_found');
    const { id } = await municipalityOf(actor, municipalityId);
    await publishText(actor, id, municipalTextPages[textPage].kind, input);
    return `${deskPath(id)}/texts?done=published`;
  },
});
