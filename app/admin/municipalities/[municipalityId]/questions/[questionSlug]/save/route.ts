import { requireSameQuestion } from '@/app/admin/_questions/typed-question';
import { formRoute } from '@/app/_server/form-route';
import { deskPath } from '@/app/_server/page-municipality';
import { deskRoles, municipalityOf } from '@/lib/access/municipality';
import { publishQuestion, questionFields } from '@/lib/settings/questions/publish-question';

export const POST = formRoute({
  roles: deskRoles,
  fields: questionFields,
  page: ({ municipalityId, questionSlug }: { municipalityId: string; questionSlug: string }) =>
    `${deskPath(municipalityId)}/questions/${questionSlug}`,
  perform: async (actor, input, { municipalityId, questionSlug }) => {
    requireSameQuestion(input, questionSlug);
    const { id } = await municipalityOf(actor, municipalityId);
    await publishQuestion(actor, id, input);
    return `${deskPath(id)}/questions?done=saved`;
  },
});
